// The positions as a table that can be sorted, and as CSV.
"use strict";
((explorer) => {
  const { data: { agreements, issues }, state, dom: { byId, button, make }, words } = explorer;
  const PAGE = 100;
  const COLUMNS = [
    ["Date", ({ date }) => date],
    ["Holder", words.holders],
    ["Act", ({ act }) => act],
    ["Addressee", words.addressees],
    ["What", ({ content, quotation }) => content || quotation],
    ["Reported by", ({ reporters }) => words.labels(reporters).join(", ")],
    ["Document", ({ document: source }) => source.title],
    ["Confidence", ({ confidence }) => confidence ?? -1],
  ];
  let sorting = { column: 0, isDescending: false };
  let rows = [];
  let made = 0;

  const compare = (one, other) => (typeof one === "number" ? one - other : one.localeCompare(other, "en", { numeric: true }));

  function sorted(shown) {
    const [, valueOf] = COLUMNS[sorting.column];
    const keyed = shown.map((position) => ({ position, value: valueOf(position) }));
    const sign = sorting.isDescending ? -1 : 1;
    // What is unknown stands last, whichever way the rest runs.
    const isUnknown = ({ value }) => value === "" || value === -1;
    keyed.sort((a, b) => isUnknown(a) - isUnknown(b) || sign * compare(a.value, b.value) || a.position.id - b.position.id);
    return keyed.map(({ position }) => position);
  }

  function rowOf(position) {
    const { act, date, document: source, confidence } = position;
    return make("tr", { "data-position": position.key },
      make("td", { class: "date", text: date ? words.day(date) : "" }),
      make("td", { class: "party", dir: "auto", text: words.holders(position) }),
      make("td", { class: "does" }, explorer.cards.actLabel(act)),
      make("td", { class: "party addressee", dir: "auto", text: words.addressees(position) }),
      make("td", { class: "what", dir: "auto" }, button(position.content || position.quotation,
        () => state.set({ chosen: explorer.choices.ofPosition(position) }), { class: "what-button" })),
      make("td", { class: "reporters", dir: "auto", text: words.labels(position.reporters).join(", ") }),
      make("td", { class: "document", dir: "auto", text: source.title }),
      make("td", { class: "number", text: words.percent(confidence) }));
  }

  function add() {
    const next = rows.slice(made, made + PAGE);
    byId("rows").append(...next.map(rowOf));
    made += next.length;
    more.hidden = made >= rows.length;
    more.textContent = `Show ${Math.min(PAGE, rows.length - made)} of ${(rows.length - made).toLocaleString("en")} more`;
    mark(state.get());
  }

  const more = button("", add, { class: "quiet", id: "more-rows" });
  byId("table-frame").append(more);

  const heads = COLUMNS.map(([name], column) => {
    const head = make("th", { scope: "col" }, button(name, () => {
      sorting = { column, isDescending: sorting.column === column && !sorting.isDescending };
      show(rows);
    }));
    return head;
  });
  byId("table-head").append(make("tr", {}, ...heads));

  function show(shown) {
    rows = sorted(shown);
    made = 0;
    heads.forEach((head, column) => {
      if (column === sorting.column) head.setAttribute("aria-sort", sorting.isDescending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    byId("rows").replaceChildren();
    add();
  }

  function mark({ chosen }) {
    const own = new Set(explorer.choices.find(chosen)?.positions.map(({ key }) => key));
    for (const row of byId("rows").rows) row.classList.toggle("is-chosen", own.has(row.dataset.position));
  }

  // --- CSV ----------------------------------------------------------------------------------

  const FIELDS = {
    position: ({ key }) => key,
    date: ({ date }) => date,
    holders: ({ holders }) => words.labels(holders).join("; "),
    act: ({ act }) => act,
    addressees: ({ addressees }) => words.labels(addressees).join("; "),
    content: ({ content }) => content,
    quotation: ({ quotation }) => quotation,
    condition: ({ condition }) => condition,
    reporters: ({ reporters }) => words.labels(reporters).join("; "),
    agreements: (position) => position.agreements.map((id) => agreements[id].label).join("; "),
    issues: (position) => position.issues.map((id) => issues[id].label).join("; "),
    document: ({ document: { key } }) => key,
    title: ({ document: { title } }) => title,
    publisher: ({ document: { publisher } }) => publisher,
    url: ({ document: { link } }) => link,
    confidence: ({ confidence }) => (confidence === null ? "" : String(confidence)),
    sources: ({ sources }) => String(sources),
  };

  // A spreadsheet would run what begins so as a formula, and documents are written by others.
  const isFormula = (cell) => /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell);

  function cell(value) {
    const safe = isFormula(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  function csv() {
    const lines = [Object.keys(FIELDS), ...rows.map((position) => Object.values(FIELDS).map((read) => read(position)))];
    return lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
  }

  byId("download").addEventListener("click", () => {
    // The mark at the beginning tells spreadsheets that this is UTF-8.
    const address = URL.createObjectURL(new Blob(["\ufeff", csv()], { type: "text/csv;charset=utf-8" }));
    const link = make("a", { href: address, download: "positions.csv" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  });

  explorer.table = Object.freeze({ show, mark });
})(window.explorer);
