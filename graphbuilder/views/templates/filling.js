// Puts values in the places of a named query, `VALUES ?holder { $holder }`, as SPARQL writes them.
"use strict";
window.filling = (() => {
  const XSD = "http://www.w3.org/2001/XMLSchema#";
  const PLACE = /\{ \$([a-z_]+) \}/g;
  const ESCAPES = { "\\": "\\\\", "\"": "\\\"", "\n": "\\n", "\r": "\\r" };
  const DATES = [
    [/^\d{4}$/, "gYear"],
    [/^\d{4}-(0[1-9]|1[0-2])$/, "gYearMonth"],
    [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "date"],
  ];
  // SPARQL 1.1, 19.8, IRIREF.
  const IRI = /^(https?:\/\/|urn:)[^\x00-\x20<>"{}|^`\\]+$/;

  const literal = (text) => `"${text.replace(/[\\"\n\r]/g, (character) => ESCAPES[character])}"`;

  function dateTerm(value) {
    const found = DATES.find(([form]) => form.test(value));
    if (!found) throw new Error(`“${value}” is no date; write a day (2022-02-24), a month (2022-02) or a year (2022)`);
    return `${literal(value)}^^<${XSD}${found[1]}>`;
  }

  function termOf({ name, kind, named, choices }, value) {
    if (choices?.[value]) return choices[value];
    if (kind !== "date" && kind !== "text" && IRI.test(value)) return `<${value}>`;
    if (kind === "date") return dateTerm(value);
    if (kind === "text") return literal(value);
    throw new Error(`${name}: “${value}” is no ${named ? "IRI, and this page cannot look up names" : kind}`);
  }

  // The text with terms in its places; UNDEF, which is any value, where none is given.
  function fill({ text, parameters }, values) {
    const terms = new Map(parameters.map((parameter) => {
      const value = values[parameter.name];
      return [parameter.name, value ? termOf(parameter, value) : "UNDEF"];
    }));
    return text.replace(PLACE, (place, name) => (terms.has(name) ? `{ ${terms.get(name)} }` : place));
  }

  return Object.freeze({ fill });
})();
