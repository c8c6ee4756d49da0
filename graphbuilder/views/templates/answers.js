// Shows answers of the endpoint: as a table that sorts, and as they came. What stands in them is
// set as text, and links lead only to web addresses.
"use strict";
window.answers = ((prefixes) => {
  const PAGE = 200;
  const byId = (id) => document.getElementById(id);
  const frame = byId("table-frame");
  const [head] = frame.getElementsByTagName("thead");
  const [body] = frame.getElementsByTagName("tbody");
  const more = byId("more");
  const NUMBER = /^http:\/\/www\.w3\.org\/2001\/XMLSchema#(integer|decimal|double|float)$/;
  const STRING = "http://www.w3.org/2001/XMLSchema#string";
  let shown = { columns: [], rows: [], count: 0, sorted: null };

  function make(tag, text = "", attributes = {}) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  }

  // With a prefix, or else the end, which tells things of the graph apart.
  function shorten(iri) {
    const [prefix, start] = Object.entries(prefixes).find(([, namespace]) => iri.startsWith(namespace)) ?? [];
    const rest = start ? iri.slice(start.length) : "";
    if (/^[\w./-]+$/.test(rest)) return `${prefix}:${rest}`;
    return iri.length > 40 ? `…/${iri.split("/").slice(-2).join("/")}` : iri;
  }

  function fillCell(cell, term) {
    if (!term) return;
    const { type, value, datatype, "xml:lang": language } = term;
    if (type === "uri" && /^https?:\/\//.test(value)) {
      cell.append(make("a", shorten(value), { href: value, title: value, target: "_blank", rel: "noopener noreferrer" }));
    } else {
      cell.append(type === "bnode" ? `_:${value}` : value);
    }
    cell.dir = "auto";
    if (language) cell.append(" ", make("small", `@${language}`));
    else if (NUMBER.test(datatype ?? "")) cell.className = "number";
    else if (datatype && datatype !== STRING) cell.append(" ", make("small", shorten(datatype)));
  }

  function addRows() {
    const next = shown.rows.slice(shown.count, shown.count + PAGE);
    for (const row of next) {
      const line = body.insertRow();
      for (const column of shown.columns) {
        const cell = line.insertCell();
        cell.dataset.column = column;
        fillCell(cell, row[column]);
      }
    }
    shown.count += next.length;
    const left = shown.rows.length - shown.count;
    more.hidden = left === 0;
    more.textContent = `Show more rows (${left.toLocaleString("en")} left)`;
  }

  function redraw() {
    body.replaceChildren();
    shown.count = 0;
    addRows();
  }

  // Numbers by size, all else by letters; what is empty comes last.
  function compare(one, other) {
    if (!one || !other) return Number(!one) - Number(!other);
    const [a, b] = [Number(one.value), Number(other.value)];
    if (one.value.trim() && other.value.trim() && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
    return one.value.localeCompare(other.value, "en", { numeric: true });
  }

  function sortBy(column) {
    const isDown = shown.sorted === column;
    shown.sorted = isDown ? null : column;
    shown.rows = [...shown.rows].sort((one, other) => (isDown ? -1 : 1) * compare(one[column], other[column]));
    for (const cell of head.querySelectorAll("th")) {
      cell.ariaSort = cell.dataset.column === column ? (isDown ? "descending" : "ascending") : "none";
    }
    redraw();
  }

  function headOf(columns) {
    const line = make("tr");
    for (const column of columns) {
      const cell = make("th", "", { scope: "col", "data-column": column, "aria-sort": "none" });
      const button = make("button", column, { type: "button" });
      button.addEventListener("click", () => sortBy(column));
      cell.append(button);
      line.append(cell);
    }
    head.replaceChildren(line);
  }

  function showTable({ head: { vars }, results: { bindings } }) {
    shown = { columns: vars, rows: bindings, count: 0, sorted: null };
    headOf(vars);
    redraw();
    frame.scrollTop = 0;
  }

  more.addEventListener("click", addRows);
  return Object.freeze({ showTable });
})(JSON.parse(document.getElementById("data").textContent).prefixes);
