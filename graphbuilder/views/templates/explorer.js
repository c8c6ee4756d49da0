// Puts the page together: what changes in the state is shown by the views that depend on it.
"use strict";
((explorer) => {
  const { data, state, choices, dom: { byId }, words } = explorer;
  const root = document.documentElement;
  const { TABS } = state;
  let shown = explorer.filters.choose(state.get());
  let network = null;

  // --- the network --------------------------------------------------------------------------

  function makeNetwork() {
    const { nodes, links } = choices;
    network = explorer.drawNetwork(byId("canvas"), { nodes, links }, {
      onNode(id) {
        const node = choices.nodesById.get(id);
        if (node.kind !== choices.MATTER) return state.set({ chosen: choices.ofActor(data.actors[Number(id)]) });
        return state.set({ chosen: choices.ofLink(links.find(({ to }) => to === id)) });
      },
      onLink: (id) => state.set({ chosen: choices.ofLink(choices.linksById.get(id)) }),
      onNothing: () => state.set({ chosen: "" }),
    });
    explorer.parts.network = network;
    byId("network-missing").hidden = network !== null;
    return network !== null;
  }

  function showNetwork(now) {
    const visible = new Set(shown.map(({ id }) => id));
    const links = choices.links.filter(({ positions }) => positions.some((id) => visible.has(id)));
    network.show(links.map(({ id }) => id), links.flatMap(({ from, to }) => [from, to]));
    selectInNetwork(now);
  }

  function selectInNetwork(now) {
    const choice = choices.find(now.chosen);
    const known = (ids) => ids.filter((id) => choices.nodesById.has(id));
    network.select({ nodes: known(choice?.nodes ?? []), links: choice?.links ?? [] });
  }

  // --- the views ----------------------------------------------------------------------------

  // A view is brought up to date when it is seen.
  const stale = new Set(TABS);
  const views = {
    network(now) {
      if (network || makeNetwork()) showNetwork(now);
    },
    matrix: () => explorer.matrix.show(shown),
    table: () => explorer.table.show(shown),
    reader: (now) => explorer.reader.show(now, shown),
  };

  function showTab(now) {
    for (const name of TABS) {
      const isOpen = name === now.tab;
      byId(`tab-${name}`).setAttribute("aria-selected", String(isOpen));
      byId(`tab-${name}`).tabIndex = isOpen ? 0 : -1;
      byId(`view-${name}`).hidden = !isOpen;
    }
    if (stale.delete(now.tab)) views[now.tab](now);
  }

  function update(now, changed) {
    const isFiltered = [...changed].some(state.isFilter);
    if (isFiltered) {
      shown = explorer.filters.choose(now);
      for (const name of TABS) stale.add(name);
      explorer.controls.show(now, shown);
      explorer.timeline.show(now);
    }
    if (changed.has("document")) stale.add("reader");
    if (changed.has("chosen")) {
      if (network) selectInNetwork(now);
      explorer.table.mark(now);
      if (!stale.has("reader")) explorer.reader.mark(now);
    }
    showTab(now);
    if (isFiltered || changed.has("chosen")) explorer.panel.show(now, shown);
  }

  // --- tabs ---------------------------------------------------------------------------------

  for (const [i, name] of TABS.entries()) {
    const tab = byId(`tab-${name}`);
    tab.addEventListener("click", () => state.set({ tab: name }));
    tab.addEventListener("keydown", ({ key }) => {
      const steps = { ArrowRight: i + 1, ArrowLeft: i - 1 + TABS.length, Home: 0, End: TABS.length - 1 };
      if (!Object.hasOwn(steps, key)) return;
      const next = TABS[steps[key] % TABS.length];
      state.set({ tab: next });
      byId(`tab-${next}`).focus();
    });
  }

  // --- light and dark -----------------------------------------------------------------------

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : dark.matches);

  function showScheme() {
    byId("scheme").textContent = isDark() ? "Light" : "Dark";
    byId("scheme").setAttribute("aria-label", `Show the page ${isDark() ? "light" : "dark"}`);
    network?.repaint();
  }

  byId("scheme").addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    showScheme();
  });
  dark.addEventListener("change", showScheme);

  // --- the link to this view ----------------------------------------------------------------

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
      return true;
    } catch {
      return copyOldWay();
    }
  }

  // Not every browser lets a page from a file use its clipboard.
  function copyOldWay() {
    const field = explorer.dom.make("textarea", { class: "away", "aria-hidden": "true" });
    field.value = location.href;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }

  byId("copy-link").addEventListener("click", async () => {
    const isCopied = await copyLink();
    byId("copied").textContent = isCopied ? "The link to this view is copied." : "Copy the address of this page: it names this view.";
    setTimeout(() => { byId("copied").textContent = ""; }, 4000);
  });

  // --- start --------------------------------------------------------------------------------

  byId("zoom-in").addEventListener("click", () => network?.zoom(1.3));
  byId("zoom-out").addEventListener("click", () => network?.zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", () => network?.fit());
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") state.set({ chosen: "" }); });

  function standfirst() {
    const dates = data.positions.map(({ date }) => date).filter(Boolean);
    const speaking = new Set(data.positions.flatMap(({ holders, addressees }) => [...holders, ...addressees]));
    const [first, last] = [dates[0], dates.at(-1)];
    const span = first && (first === last ? words.day(first) : `${words.day(first)} to ${words.day(last)}`);
    return [
      `${words.count(data.positions.length, "position")} of ${words.count(speaking.size, "actor")}`,
      `in ${words.count(data.documents.length, "document")}${span ? `, ${span}` : ""}.`,
    ].join(" ");
  }

  byId("standfirst").textContent = standfirst();
  explorer.parts = {};
  state.onChange(update);
  explorer.controls.show(state.get(), shown);
  explorer.timeline.show(state.get());
  explorer.panel.show(state.get(), shown);
  showScheme();
  showTab(state.get());
  // Where the network cannot be drawn, the table is what there is to see.
  if (!byId("network-missing").hidden) state.set({ tab: "table" });
  Object.freeze(explorer);
  // Drawn and painted once, the page may be used.
  requestAnimationFrame(() => setTimeout(() => {
    performance.mark("ready");
    root.dataset.ready = "true";
  }));
})(window.explorer);
