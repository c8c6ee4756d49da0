// Holders by addressees: what each says to each, by act.
"use strict";
((explorer) => {
  const { data: { actors, groupBy }, state, dom: { byId, button, make }, overview, words } = explorer;
  // As many rows and columns as a screen has room for, and as many as a browser has.
  const FEW = 12;
  const MANY = 100;
  const NO_ONE = -1;
  const frame = byId("matrix");
  let isWhole = false;
  let last = [];

  function tally(shown) {
    const targets = ({ addressees }) => (addressees.length ? addressees : [NO_ONE]);
    return {
      cells: groupBy(shown, (position) => position.holders.flatMap((holder) => targets(position).map((target) => `${holder}>${target}`))),
      rows: ranked(groupBy(shown, ({ holders }) => holders)),
      columns: ranked(groupBy(shown, targets)),
    };
  }

  // The most frequent first, and those who are addressed by no one last.
  function ranked(groups) {
    return [...groups].sort(([a, one], [b, other]) => (a === NO_ONE) - (b === NO_ONE) || other.length - one.length || a - b).map(([id]) => id);
  }

  const nameOf = (id) => (id === NO_ONE ? "no one" : actors[id].label);

  function cellOf(holder, target, own, most) {
    if (!own) return make("td", {});
    const counts = overview.countActs(own);
    const said = [...counts].map(([act, number]) => `${number} ${act}`).join(", ");
    const strong = Math.min(1, own.length / most);
    const cell = make("button", {
      type: "button", class: "cell",
      "aria-label": `${nameOf(holder)} to ${nameOf(target)}: ${said}`, title: `${nameOf(holder)} → ${nameOf(target)}: ${said}`,
      on: { click: () => state.set({ chosen: explorer.choices.ofPair(actors[holder], actors[target]) }) },
    }, make("span", { text: own.length.toLocaleString("en") }), overview.bar(counts, own.length));
    cell.style.setProperty("--strength", strong.toFixed(2));
    return make("td", { class: "filled" }, cell);
  }

  function show(shown) {
    last = shown;
    const { cells, rows, columns } = tally(shown);
    const limit = isWhole ? MANY : FEW;
    const isCut = rows.length > limit || columns.length > limit;
    const [someRows, someColumns] = [rows.slice(0, limit), cutColumns(columns, limit)];
    const most = Math.max(1, ...[...cells.values()].map((own) => own.length));
    const head = make("tr", {}, make("td", { class: "corner" }, make("span", { text: "holder ↓ addressee →" })),
      ...someColumns.map((id) => make("th", { scope: "col", dir: "auto" }, make("span", { text: nameOf(id) }))));
    const body = someRows.map((holder) => make("tr", {},
      make("th", { scope: "row", dir: "auto", text: nameOf(holder) }),
      ...someColumns.map((target) => cellOf(holder, target, cells.get(`${holder}>${target}`), most))));
    byId("matrix-head").replaceChildren(head);
    byId("matrix-body").replaceChildren(...body);
    frame.hidden = rows.length === 0;
    byId("matrix-note").textContent = rows.length === 0 ? "Nothing passes the filters." : isCut
      ? `The ${someRows.length} of ${words.count(rows.length, "holder")} and ${someColumns.length} of ${words.count(columns.length, "addressee")} with the most positions.`
      : `${words.count(rows.length, "holder")} and ${words.count(columns.length, "addressee")}.`;
    toggle.hidden = rows.length <= FEW && columns.length <= FEW;
    toggle.textContent = isWhole ? "Show fewer" : rows.length <= MANY && columns.length <= MANY ? "Show all" : `Show ${MANY}`;
  }

  // What is said to no one keeps its place at the end.
  function cutColumns(columns, limit) {
    if (columns.length <= limit || columns.at(-1) !== NO_ONE) return columns.slice(0, limit);
    return [...columns.slice(0, limit - 1), NO_ONE];
  }

  const toggle = button("Show all", () => {
    isWhole = !isWhole;
    show(last);
  }, { class: "quiet", id: "matrix-all" });
  byId("matrix-note").after(" ", toggle);

  explorer.matrix = Object.freeze({ show });
})(window.explorer);
