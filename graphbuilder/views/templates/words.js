// How the page says things: dates, counts, names, and a quotation within its context.
"use strict";
((explorer) => {
  const { actors } = explorer.data;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  // How many characters of a document stand before and after a quotation.
  const CONTEXT = 220;

  function day(date) {
    const [year, month, number] = date.slice(0, 10).split("-");
    return [number && Number(number), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
  }

  const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
  const normal = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const labels = (ids) => ids.map((id) => actors[id].label);
  const list = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);
  const holders = (position) => list(labels(position.holders));
  const addressees = (position) => list(labels(position.addressees));
  const percent = (confidence) => (confidence === null ? "" : `${Math.round(confidence * 100)}%`);
  const kind = (name) => ({ igo: "intergovernmental organisation", armed_group: "armed group", matter: "addressed to no one" })[name] ?? name;

  function summary(position) {
    const towards = position.addressees.length ? ` → ${addressees(position)}` : "";
    return `${holders(position)}: ${position.act}${towards}`;
  }

  const SENTENCE = /[.!?…]["”’')\]]*\s+|\n+/gu;
  const ends = (text) => [...text.matchAll(SENTENCE)].map((match) => match.index + match[0].length);

  // About a sentence before a quotation; from a word on, if the sentence is long.
  function before(text, end) {
    const part = text.slice(Math.max(0, end - CONTEXT), end);
    const starts = ends(part).filter((index) => index < part.trimEnd().length);
    if (starts.length) return part.slice(starts.at(-1));
    return end <= CONTEXT ? part : `…${part.slice(part.indexOf(" "))}`;
  }

  function after(text, start) {
    const part = text.slice(start, start + CONTEXT);
    const stops = ends(part).filter((index) => part.slice(0, index).trim());
    if (stops.length) return part.slice(0, stops[0]).trimEnd();
    return start + CONTEXT >= text.length ? part : `${part.slice(0, part.lastIndexOf(" "))} …`;
  }

  // The parts of a quotation in its context; without context if its text is not known.
  function passage(position) {
    const { quotation, content, quotationSpan: whole, contentSpan: core, document: { text } } = position;
    if (!whole) {
      const at = content ? quotation.indexOf(content) : -1;
      return at < 0 ? { head: quotation } : {
        head: quotation.slice(0, at), core: content, tail: quotation.slice(at + content.length),
      };
    }
    const around = { before: before(text, whole.start), after: after(text, whole.end) };
    if (!core || core.start < whole.start || core.end > whole.end) return { ...around, head: quotation };
    return {
      ...around,
      head: text.slice(whole.start, core.start),
      core: content,
      tail: text.slice(core.end, whole.end),
    };
  }

  explorer.words = Object.freeze({ day, count, normal, labels, list, holders, addressees, percent, kind, summary, passage });
})(window.explorer);
