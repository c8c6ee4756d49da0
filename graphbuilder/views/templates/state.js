// What is shown, kept in the fragment of the address, so that a view can be cited and found again.
"use strict";
((explorer) => {
  const EMPTY = Object.freeze({
    q: "", acts: null, actor: "", kind: "", issue: "", agreement: "", reporter: "",
    since: "", until: "", confidence: 0, tab: "network", chosen: "", document: "",
  });
  const TABS = ["network", "matrix", "table", "reader"];
  const FILTERS = ["q", "acts", "actor", "kind", "issue", "agreement", "reporter", "since", "until", "confidence"];
  const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;
  const listeners = [];
  let now = read();

  // An address may come from anyone: what makes no sense in it is left out.
  function read() {
    const found = { ...EMPTY };
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      if (name === "acts") found.acts = value === "none" ? [] : value.split(",");
      else if (name === "confidence") found.confidence = Math.min(100, Math.max(0, Math.round(Number(value)) || 0));
      else if (name === "tab") found.tab = TABS.includes(value) ? value : EMPTY.tab;
      else if (name === "since" || name === "until") found[name] = DATE.test(value) ? value : "";
      else if (Object.hasOwn(EMPTY, name)) found[name] = value;
    }
    return Object.freeze(found);
  }

  function fragment(state) {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(state)) {
      if (name === "acts" && value !== null) parameters.set(name, value.join(",") || "none");
      else if (name !== "acts" && value !== EMPTY[name]) parameters.set(name, value);
    }
    return parameters.toString();
  }

  function tell(before) {
    const changed = new Set(Object.keys(EMPTY).filter((name) => String(before[name]) !== String(now[name])));
    if (changed.size) listeners.forEach((listener) => listener(now, changed));
  }

  // What is chosen or opened is a step that the browser can go back from; a filter is none.
  function set(changes) {
    const before = now;
    now = Object.freeze({ ...now, ...changes });
    const isStep = ["tab", "chosen", "document"].some((name) => before[name] !== now[name]);
    const address = `#${fragment(now)}`;
    if (address !== (location.hash || "#")) write(address, isStep);
    tell(before);
  }

  function write(address, isStep) {
    try {
      history[isStep ? "pushState" : "replaceState"](null, "", address);
    } catch {
      // Within the frame of a notebook a page has no address of its own.
    }
  }

  function follow() {
    const before = now;
    now = read();
    tell(before);
  }

  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", follow);

  explorer.state = Object.freeze({
    get: () => now,
    set,
    onChange: (listener) => listeners.push(listener),
    clearFilters: () => set(Object.fromEntries(FILTERS.map((name) => [name, EMPTY[name]]))),
    isFilter: (name) => FILTERS.includes(name),
    TABS,
    EMPTY,
  });
})(window.explorer);
