// The query page: the menu of named queries, the form of their parameters, the editor, and asking.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const { endpoint, fill: fillAddress, prefixes, queries } = JSON.parse(byId("data").textContent);
  const START = `PREFIX gb: <${prefixes.gb}>\n\nSELECT ?position ?content\nWHERE {\n  ?position a gb:Position ; gb:content ?content .\n}\nLIMIT 20\n`;
  const SPARQL_JSON = "application/sparql-results+json";
  const N_TRIPLES = "application/n-triples";
  const buttons = [...document.querySelectorAll("[data-query]")];
  let chosen = null;
  let asking = null;
  let last = null;

  // --- editor -------------------------------------------------------------------------------

  window.queryPrefixes = prefixes; // which the completer of YASQE takes
  const editor = new Yasqe(byId("editor"), {
    value: START,
    showQueryButton: false,
    createShareableLink: null,
    consumeShareLink: null,
    persistenceId: null, // texts of queries stay with the reader
    resizeable: false,
    editorHeight: "17rem",
    requestConfig: { endpoint },
    extraKeys: {
      "Ctrl-Enter": () => run(),
      "Cmd-Enter": () => run(),
      // Tab leads on, as on all of the page: the editor must not keep whoever has no mouse.
      Tab: false,
      "Shift-Tab": false,
    },
  });
  editor.getInputField().setAttribute("aria-label", "SPARQL query");

  // --- menu ---------------------------------------------------------------------------------

  const normal = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (name) => normal(`${name} ${queries[name].title} ${queries[name].description}`);

  function filterMenu() {
    const wanted = normal(byId("menu-search").value).split(/\s+/).filter(Boolean);
    for (const button of buttons) {
      const words = wordsOf(button.dataset.query);
      button.parentElement.hidden = !wanted.every((word) => words.includes(word));
    }
    const groups = [...document.querySelectorAll(".group")];
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    byId("menu-none").hidden = groups.some((group) => !group.hidden);
  }

  // --- parameters ---------------------------------------------------------------------------

  const HINTS = { date: "a day, month or year", text: "a text", actor: "a name or IRI", agreement: "a name or IRI", issue: "a name or IRI", document: "an id or IRI" };

  function inputOf({ name, choices, example, optional }) {
    const input = document.createElement(choices ? "select" : "input");
    Object.assign(input, { id: `parameter-${name}`, name, required: !optional, autocomplete: "off" });
    if (choices) input.append(new Option(optional ? "any" : "choose", ""), ...Object.keys(choices).map((value) => new Option(value.replaceAll("_", " "), value)));
    else if (example) input.placeholder = `for example: ${example}`;
    return input;
  }

  function fieldOf(parameter) {
    const field = document.createElement("p");
    const label = document.createElement("label");
    const note = document.createElement("small");
    label.htmlFor = `parameter-${parameter.name}`;
    label.textContent = parameter.name.replaceAll("_", " ");
    note.textContent = [HINTS[parameter.kind], parameter.optional ? "may be left out" : "needed"].filter(Boolean).join(", ");
    label.append(" ", note);
    field.append(label, inputOf(parameter));
    return field;
  }

  function choose(name) {
    chosen = name;
    const { title, description, parameters } = queries[name];
    byId("chosen").hidden = false;
    byId("chosen-title").textContent = title;
    byId("chosen-description").textContent = description;
    byId("fields").replaceChildren(...parameters.map(fieldOf));
    byId("fill").textContent = parameters.length ? "Fill in and run" : "Run";
    byId("fill-message").textContent = "";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.query === name));
    history.replaceState(null, "", `#${encodeURIComponent(name)}`);
    if (matchMedia("(max-width: 60rem)").matches) byId("menu").open = false;
    if (parameters.every(({ optional }) => optional)) putFilled({}).catch(() => {});
  }

  function valuesOfForm() {
    const pairs = [...new FormData(byId("parameters"))].map(([name, value]) => [name, value.trim()]);
    return Object.fromEntries(pairs.filter(([, value]) => value));
  }

  async function filled(name, values) {
    if (!fillAddress) return filling.fill(queries[name], values);
    const response = await fetch(`${fillAddress}/${encodeURIComponent(name)}/text?${new URLSearchParams(values)}`, { headers: { Accept: "text/plain" } });
    const text = await response.text();
    if (!response.ok) throw new Error(problem(text));
    return text;
  }

  // What is wrong, as RFC 9457 words it; any other text is shown as it is.
  function problem(text) {
    try {
      return JSON.parse(text).detail ?? text;
    } catch {
      return text;
    }
  }

  async function putFilled(values) {
    const name = chosen;
    const text = await filled(name, values);
    if (name === chosen) editor.setValue(text);
  }

  async function fillAndRun() {
    byId("fill-message").textContent = "";
    try {
      await putFilled(valuesOfForm());
    } catch (error) {
      byId("fill-message").textContent = error.message;
      return;
    }
    await run();
  }

  // --- asking -------------------------------------------------------------------------------

  const ask = (query, accept, signal) => fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: query,
    signal,
  });

  function view(what) {
    byId("table-frame").hidden = what !== "table";
    byId("raw").hidden = what !== "raw";
    byId("view-table").setAttribute("aria-pressed", String(what === "table"));
    byId("view-raw").setAttribute("aria-pressed", String(what === "raw"));
  }

  function showAnswer({ query, type, text, seconds }) {
    const isTable = type === SPARQL_JSON;
    byId("raw").textContent = text;
    const answer = isTable ? JSON.parse(text) : null;
    const rows = answer?.results?.bindings.length;
    last = { query, isTable: rows !== undefined };
    if (last.isTable) answers.showTable(answer);
    const lines = text.split("\n").filter(Boolean).length;
    const what = last.isTable ? `${rows.toLocaleString("en")} row${rows === 1 ? "" : "s"}`
      : isTable ? (answer.boolean ? "Yes" : "No") : `${lines.toLocaleString("en")} triple${lines === 1 ? "" : "s"}`;
    byId("status").textContent = `${what} in ${seconds.toFixed(2)} s`;
    byId("view-table").disabled = !last.isTable;
    byId("download").textContent = last.isTable ? "Download CSV" : "Download N-Triples";
    byId("download").hidden = isTable && !last.isTable;
    byId("answer-tools").hidden = false;
    view(last.isTable ? "table" : "raw");
  }

  function showFailure(message) {
    byId("status").textContent = "No answer.";
    byId("error").textContent = message;
    byId("answer-tools").hidden = true;
    view(null);
  }

  async function answerTo(query, signal) {
    const start = performance.now();
    const response = await ask(query, `${SPARQL_JSON}, ${N_TRIPLES};q=0.9`, signal);
    const text = await response.text();
    if (!response.ok) throw new Error(text || `The server says ${response.status}.`);
    const type = (response.headers.get("Content-Type") ?? "").split(";")[0].trim();
    return { query, type, text, seconds: (performance.now() - start) / 1000 };
  }

  async function run() {
    asking?.abort();
    const own = new AbortController();
    asking = own;
    byId("error").textContent = "";
    byId("status").textContent = "Asking …";
    byId("stop").hidden = false;
    try {
      const answer = await answerTo(editor.getValue(), own.signal);
      if (asking === own) showAnswer(answer);
    } catch (error) {
      if (asking !== own) return;
      if (error.name === "AbortError") showFailure("Stopped.");
      else if (error instanceof SyntaxError) showFailure("The answer broke off: the server may have run out of time.");
      else showFailure(error.message);
    } finally {
      if (asking === own) { asking = null; byId("stop").hidden = true; }
    }
  }

  async function download() {
    const [accept, name] = last.isTable ? ["text/csv", "answer.csv"] : [N_TRIPLES, "answer.nt"];
    try {
      const response = await ask(last.query, accept);
      if (!response.ok) throw new Error(await response.text());
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await response.blob());
      link.download = chosen && last.isTable ? `${chosen}.csv` : name;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      byId("error").textContent = error.message;
    }
  }

  // --- events -------------------------------------------------------------------------------

  for (const button of buttons) button.addEventListener("click", () => { choose(button.dataset.query); byId("chosen-title").focus(); });
  byId("menu-search").addEventListener("input", filterMenu);
  byId("parameters").addEventListener("submit", (event) => { event.preventDefault(); fillAndRun(); });
  byId("run").addEventListener("click", run);
  byId("stop").addEventListener("click", () => asking?.abort());
  byId("view-table").addEventListener("click", () => view("table"));
  byId("view-raw").addEventListener("click", () => view("raw"));
  byId("download").addEventListener("click", download);

  const asked = decodeURIComponent(location.hash.slice(1));
  if (Object.hasOwn(queries, asked)) choose(asked);
  window.queryPage = Object.freeze({ editor });
})();
