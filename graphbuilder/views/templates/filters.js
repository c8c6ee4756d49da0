// Which positions the filters let through.
"use strict";
((explorer) => {
  const { actors, agreements, daysOf, issues, positions } = explorer.data;
  const { labels, normal } = explorer.words;
  const haystacks = new Map();
  const byKey = Object.fromEntries(Object.entries({ actors, agreements, issues })
    .map(([name, things]) => [name, new Map(things.map((thing) => [thing.key, thing]))]));

  function haystack(position) {
    if (!haystacks.has(position.id)) {
      const { holders, addressees, reporters, quotation, content, document: { title, publisher } } = position;
      const names = labels([...holders, ...addressees, ...reporters]);
      haystacks.set(position.id, normal([...names, content, quotation, title, publisher].join("\n")));
    }
    return haystacks.get(position.id);
  }

  // Each test is made once for a state and asked for every position.
  const tests = {
    q({ q }) {
      const wanted = normal(q).split(/\s+/).filter(Boolean);
      return wanted.length ? (position) => wanted.every((word) => haystack(position).includes(word)) : null;
    },
    acts({ acts }) {
      return acts === null ? null : ({ act }) => acts.includes(act);
    },
    actor({ actor }) {
      const id = byKey.actors.get(actor)?.id;
      return actor ? ({ holders, addressees }) => holders.includes(id) || addressees.includes(id) : null;
    },
    kind({ kind }) {
      const is = (id) => actors[id].kind === kind;
      return kind ? ({ holders, addressees }) => holders.some(is) || addressees.some(is) : null;
    },
    issue({ issue }) {
      const id = byKey.issues.get(issue)?.id;
      return issue ? (position) => position.issues.includes(id) : null;
    },
    agreement({ agreement }) {
      const id = byKey.agreements.get(agreement)?.id;
      return agreement ? (position) => position.agreements.includes(id) : null;
    },
    reporter({ reporter }) {
      const id = byKey.actors.get(reporter)?.id;
      return reporter ? ({ reporters }) => reporters.includes(id) : null;
    },
    dates({ since, until }) {
      const first = since ? daysOf(since)?.[0] ?? -Infinity : -Infinity;
      const last = until ? daysOf(until)?.[1] ?? Infinity : Infinity;
      return since || until ? ({ days }) => days !== null && days[1] >= first && days[0] <= last : null;
    },
    confidence({ confidence: least }) {
      return least ? ({ confidence }) => confidence !== null && confidence * 100 >= least - 1e-9 : null;
    },
  };

  // Gives the positions that pass all tests, save those named.
  function choose(state, { except = [] } = {}) {
    const asked = Object.entries(tests).filter(([name]) => !except.includes(name))
      .map(([, test]) => test(state)).filter(Boolean);
    return positions.filter((position) => asked.every((test) => test(position)));
  }

  explorer.filters = Object.freeze({ choose, byKey });
})(window.explorer);
