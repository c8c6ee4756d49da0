// The positions of the page and what belongs to them, unpacked from the JSON that it carries.
// Texts are those of documents: data, which other scripts write as textContent and nothing else.
"use strict";
window.explorer = {}; // each script adds to it, the last one freezes it
((explorer) => {
  const packed = JSON.parse(document.getElementById("exploration-data").textContent);
  const DAY = 86_400_000;

  const named = ({ keys, labels, kinds = [], parties = [] }) => keys.map((key, i) => (
    { id: i, key, label: labels[i], kind: kinds[i] ?? "", party: parties[i] ?? "" }));

  const actors = named(packed.actors);
  const agreements = named(packed.agreements);
  const issues = named(packed.issues);
  const documents = packed.documents.keys.map((key, i) => ({
    id: i,
    key,
    title: packed.documents.titles[i] || key,
    publisher: packed.documents.publishers[i],
    date: packed.documents.dates[i],
    link: packed.documents.links[i],
    text: packed.documents.texts[i],
    positions: [],
  }));

  // The first and the last day that a date of any precision may mean, in days since 1970.
  function daysOf(date) {
    const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date);
    if (!match) return null;
    const [year, month, day] = match.slice(1).map(Number);
    const first = Date.UTC(year, (month || 1) - 1, day || 1);
    const next = day ? first + DAY : Date.UTC(year + (month ? 0 : 1), month || 0, 1);
    return [Math.round(first / DAY), Math.round(next / DAY) - 1];
  }

  const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  const columns = packed.positions;
  const spans = (place, text) => (typeof place === "string" ? null : { start: place[0], end: place[1], text });
  const positions = columns.keys.map((key, i) => {
    const source = documents[columns.documents[i]];
    const date = columns.dates[i] === 0 ? source.date : columns.dates[i];
    const position = {
      id: i,
      key,
      act: columns.acts[i],
      holders: columns.holders[i],
      addressees: columns.addressees[i],
      reporters: columns.reporters[i],
      agreements: columns.agreements[i],
      issues: columns.issues[i],
      stance: columns.stances[i],
      sources: columns.sources[i],
      document: source,
      date,
      days: daysOf(date),
      confidence: columns.confidences[i],
      condition: columns.conditions[i] ?? "",
      quotationSpan: spans(columns.quotations[i], source),
      contentSpan: spans(columns.contents[i], source),
      // Sliced when it is asked for: most are never shown.
      get quotation() { return words(columns.quotations[i], source.text); },
      get content() { return words(columns.contents[i], source.text); },
    };
    source.positions.push(position);
    return position;
  });

  function words(place, text) {
    return typeof place === "string" ? place : text.slice(place[0], place[1]);
  }

  const turns = packed.turns.map(([stance, date, earlierDate, earlierAct, earlierContent]) => (
    { stance, date, earlierDate, earlierAct, earlierContent }));

  // Collects items by key, in their order; an item may have several keys, or none.
  function groupBy(items, keysOf) {
    const groups = new Map();
    for (const item of items) {
      for (const key of keysOf(item)) {
        if (groups.has(key)) groups.get(key).push(item);
        else groups.set(key, [item]);
      }
    }
    return groups;
  }

  explorer.data = Object.freeze({
    actors, agreements, issues, documents, positions, turns, daysOf, isoOf, groupBy, isAggregated: packed.isAggregated,
  });
})(window.explorer);
