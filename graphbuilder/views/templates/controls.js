// The filter bar: what can be chosen, what is chosen, and a way to take each choice back.
"use strict";
((explorer) => {
  const { data, state, filters: { byKey }, dom: { byId, make }, words } = explorer;
  const { actors, agreements, issues, positions } = data;
  const MOST_SUGGESTIONS = 8;
  const boxes = [...document.querySelectorAll("input[name=act]")];
  const acts = boxes.map((box) => box.value);
  const search = byId("search");
  const suggestions = byId("suggestions");

  // --- selects ------------------------------------------------------------------------------

  function tally(keysOf) {
    const counts = new Map();
    for (const position of positions) {
      for (const key of new Set(keysOf(position))) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }

  const options = {
    actor: tally(({ holders, addressees }) => [...holders, ...addressees].map((id) => actors[id].key)),
    kind: tally(({ holders, addressees }) => [...holders, ...addressees].map((id) => actors[id].kind).filter(Boolean)),
    issue: tally((position) => position.issues.map((id) => issues[id].key)),
    agreement: tally((position) => position.agreements.map((id) => agreements[id].key)),
    reporter: tally((position) => position.reporters.map((id) => actors[id].key)),
  };

  function nameOf(filter, key) {
    if (filter === "kind") return words.kind(key);
    const things = { actor: byKey.actors, reporter: byKey.actors, issue: byKey.issues, agreement: byKey.agreements };
    return things[filter].get(key)?.label ?? key;
  }

  for (const [filter, counts] of Object.entries(options)) {
    const select = byId(`filter-${filter}`);
    const sorted = [...counts].map(([key, number]) => ({ key, number, name: nameOf(filter, key) }))
      .sort((a, b) => a.name.localeCompare(b.name, "en"));
    select.append(...sorted.map(({ key, number, name }) => make("option", { value: key, text: `${name} (${number})` })));
    select.closest(".field").hidden = counts.size === 0;
    select.addEventListener("change", () => state.set({ [filter]: select.value }));
  }

  // --- acts ---------------------------------------------------------------------------------

  for (const box of boxes) {
    box.addEventListener("change", () => {
      const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
      state.set({ acts: chosen.length === boxes.length ? null : chosen });
    });
  }
  byId("acts-all").addEventListener("click", () => state.set({ acts: null }));
  byId("acts-none").addEventListener("click", () => state.set({ acts: [] }));

  // --- dates and confidence -----------------------------------------------------------------

  for (const name of ["since", "until"]) {
    byId(name).addEventListener("change", ({ target }) => state.set({ [name]: target.value }));
  }
  byId("confidence").addEventListener("input", ({ target }) => state.set({ confidence: Number(target.value) }));

  // --- search -------------------------------------------------------------------------------

  const entries = [
    ...actors.filter(({ key }) => options.actor.has(key)).map((thing) => ({ thing, what: "actor", count: options.actor.get(thing.key) })),
    ...issues.map((thing) => ({ thing, what: "issue", count: options.issue.get(thing.key) })),
    ...agreements.map((thing) => ({ thing, what: "agreement", count: options.agreement.get(thing.key) })),
  ].map((entry) => ({ ...entry, name: words.normal(entry.thing.label) })).sort((a, b) => b.count - a.count);
  let active = -1;

  function suggest() {
    const wanted = words.normal(search.value);
    const found = wanted ? entries.filter(({ name }) => name.includes(wanted)).slice(0, MOST_SUGGESTIONS) : [];
    active = -1;
    suggestions.replaceChildren(...found.map(({ thing, what, count }, i) => make("li", {
      id: `suggestion-${i}`, role: "option", "aria-selected": "false",
      // The field would lose the focus, and the list would go, before the click.
      on: { mousedown: (event) => event.preventDefault(), click: () => take({ thing, what }) },
    }, make("span", { class: "suggestion-name", dir: "auto", text: thing.label }),
    make("span", { class: "suggestion-what", text: `${what}, ${words.count(count, "position")}` }))));
    open(found.length > 0);
  }

  function open(isOpen) {
    suggestions.hidden = !isOpen;
    search.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) search.removeAttribute("aria-activedescendant");
  }

  function take({ thing, what }) {
    open(false);
    search.value = "";
    state.set({ q: "", [what]: thing.key, ...(what === "actor" ? { chosen: `actor:${thing.key}` } : {}) });
  }

  function move(step) {
    const items = [...suggestions.children];
    if (!items.length) return;
    active = (active + step + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    search.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }

  search.addEventListener("input", () => {
    state.set({ q: search.value });
    suggest();
  });
  search.addEventListener("blur", () => open(false));
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (suggestions.hidden) suggest();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!suggestions.hidden && active >= 0) suggestions.children[active].click();
      else open(false);
    } else if (event.key === "Escape" && !suggestions.hidden) {
      event.stopPropagation();
      open(false);
    }
  });
  search.form.addEventListener("submit", (event) => event.preventDefault());
  byId("reset").addEventListener("click", state.clearFilters);

  // --- what is chosen -----------------------------------------------------------------------

  function chips(now) {
    const said = {
      q: now.q && `“${now.q}”`,
      acts: now.acts && (now.acts.length ? `Acts: ${now.acts.join(", ")}` : "No acts"),
      since: now.since && `From ${words.day(now.since)}`,
      until: now.until && `Until ${words.day(now.until)}`,
      confidence: now.confidence && `Confidence from ${now.confidence}%`,
    };
    for (const filter of Object.keys(options)) {
      said[filter] = now[filter] && `${filter[0].toUpperCase()}${filter.slice(1)}: ${nameOf(filter, now[filter])}`;
    }
    return Object.entries(said).filter(([, text]) => text).map(([filter, text]) => make("button", {
      type: "button",
      class: "chip",
      "aria-label": `Remove the filter ${text}`,
      on: {
        click: () => {
          state.set({ [filter]: state.EMPTY[filter] });
          byId("chips").focus();
        },
      },
    }, make("span", { text, dir: "auto" }), make("span", { class: "cross", "aria-hidden": "true", text: "×" })));
  }

  function show(now, shown) {
    if (document.activeElement !== search) search.value = now.q;
    for (const filter of Object.keys(options)) byId(`filter-${filter}`).value = now[filter];
    for (const box of boxes) box.checked = now.acts === null || now.acts.includes(box.value);
    for (const name of ["since", "until"]) byId(name).value = now[name].length === 10 ? now[name] : "";
    byId("confidence").value = now.confidence;
    byId("confidence-said").textContent = now.confidence ? `${now.confidence}%` : "any";
    const active = chips(now);
    byId("chips").replaceChildren(...active);
    byId("reset").hidden = active.length === 0;
    byId("filters-count").textContent = active.length ? ` (${active.length})` : "";
    byId("status").textContent = shown.length === positions.length
      ? words.count(shown.length, "position")
      : `${shown.length.toLocaleString("en")} of ${words.count(positions.length, "position")}`;
    countActs(now);
  }

  // The legend counts what each act has under the other filters.
  function countActs(now) {
    const counts = Object.fromEntries(acts.map((act) => [act, 0]));
    for (const { act } of explorer.filters.choose(now, { except: ["acts"] })) counts[act] += 1;
    for (const act of acts) byId(`count-${act}`).textContent = counts[act].toLocaleString("en");
  }

  const toggle = byId("filters-toggle");
  toggle.addEventListener("click", () => {
    const isOpen = toggle.getAttribute("aria-expanded") === "true";
    toggle.setAttribute("aria-expanded", String(!isOpen));
    byId("filter-body").classList.toggle("is-open", !isOpen);
  });

  explorer.controls = Object.freeze({ show, acts });
})(window.explorer);
