// All about one actor: what it says and hears, by act; what it invokes; when it spoke and turned.
"use strict";
((explorer) => {
  const { data: { actors, agreements, groupBy, turns, daysOf }, state, dom: { button, draw, make }, words } = explorer;
  const MOST_LINES = 5;

  // The largest groups first.
  const ranked = (items, keysOf) => [...groupBy(items, keysOf)].sort(([, one], [, other]) => other.length - one.length);

  function line(position) {
    return make("li", {}, make("button", {
      type: "button", class: "content-line", dir: "auto",
      on: { click: () => state.set({ chosen: explorer.choices.ofPosition(position) }) },
    }, position.content || position.quotation, position.date ? make("span", { class: "soft", text: ` ${words.day(position.date)}` }) : ""));
  }

  function lines(own) {
    const list = make("ul", { class: "content-lines" }, ...own.slice(0, MOST_LINES).map(line));
    if (own.length > MOST_LINES) {
      const more = button(`${own.length - MOST_LINES} more`, () => {
        list.append(...own.slice(MOST_LINES).map(line));
        more.remove();
      }, { class: "quiet" });
      return [list, more];
    }
    return [list];
  }

  // By act, and within an act by whom it is said to or by.
  function byAct(own, { others, word }) {
    return explorer.controls.acts.flatMap((act) => {
      const same = own.filter((position) => position.act === act);
      if (!same.length) return [];
      const groups = ranked(same, (position) => (others(position).length ? others(position) : [-1]));
      return [make("details", { class: `by-act act-${act}`, open: own.length <= 12 || act === "demand" },
        make("summary", {}, explorer.cards.actLabel(act), make("span", { class: "soft", text: ` ${same.length}` })),
        ...groups.flatMap(([id, positions]) => [
          make("p", { class: "towards" }, `${word} `, id < 0 ? make("span", { class: "soft", text: "no one in particular" }) : button(
            actors[id].label, () => state.set({ chosen: explorer.choices.ofActor(actors[id]) }), { class: "name", dir: "auto" },
          )),
          ...lines(positions),
        ]))];
    });
  }

  // --- the course of positions --------------------------------------------------------------

  const WIDTH = 320;
  const ROW = 16;

  // A dot for each position, a row an act; a ring where the actor turned round.
  function course(held) {
    const dated = held.filter(({ days }) => days);
    const acts = explorer.controls.acts.filter((act) => dated.some((position) => position.act === act));
    const [first, last] = [Math.min(...dated.map(({ days }) => days[0])), Math.max(...dated.map(({ days }) => days[0]))];
    if (!dated.length || first === last) return null;
    const turned = new Set(turns.map(({ stance, date }) => `${stance} ${daysOf(date)?.[0]}`));
    const x = (day) => 66 + ((day - first) / (last - first)) * (WIDTH - 76);
    const rows = acts.flatMap((act, i) => [
      draw("text", { class: "course-act", x: 0, y: i * ROW + 12, text: act }),
      draw("line", { class: "course-line", x1: 62, x2: WIDTH, y1: i * ROW + 8, y2: i * ROW + 8 }),
    ]);
    const dots = dated.map((position) => {
      const spot = { cx: x(position.days[0]).toFixed(1), cy: acts.indexOf(position.act) * ROW + 8 };
      const ring = turned.has(`${position.stance} ${position.days[0]}`);
      return draw("circle", { class: `dot act-${position.act}${ring ? " is-turn" : ""}`, r: ring ? 5 : 3.2, ...spot });
    });
    const height = acts.length * ROW + 16;
    return draw("svg", { class: "course", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `${words.count(dated.length, "position")} from ${words.day(dated[0].date)} to ${words.day(dated.at(-1).date)}` },
      ...rows, ...dots,
      draw("text", { class: "course-date", x: 62, y: height - 2, text: words.day(dated[0].date) }),
      draw("text", { class: "course-date is-end", x: WIDTH, y: height - 2, text: words.day(dated.at(-1).date) }));
  }

  function invoked(held) {
    return ranked(held, (position) => position.agreements).map(([id, positions]) => make("li", {},
      button(agreements[id].label, () => state.set({ agreement: agreements[id].key }), { class: "name", dir: "auto" }),
      make("span", { class: "soft", text: ` ${words.count(positions.length, "position")}` })));
  }

  function dossier(actor, shown) {
    const held = shown.filter(({ holders }) => holders.includes(actor.id));
    const heard = shown.filter(({ addressees }) => addressees.includes(actor.id));
    const reported = explorer.filters.choose(state.get(), { except: ["actor"] }).filter(({ reporters }) => reporters.includes(actor.id));
    const changes = explorer.overview.turnItems(held);
    const section = (title, parts) => (parts.length ? [make("h3", { text: title }), ...parts] : []);
    return [
      make("p", { class: "hint", text: [
        [words.kind(actor.kind), actor.party && `speaks for ${actor.party}`].filter(Boolean).join(", "),
        `holds ${held.length}, is addressed by ${heard.length}, reports ${reported.length}`,
      ].filter(Boolean).join(" · ") }),
      course(held),
      ...section("What it says, and to whom", byAct(held, { others: ({ addressees }) => addressees, word: "to" })),
      ...section("What it hears, and from whom", byAct(heard, { others: ({ holders }) => holders, word: "from" })),
      ...section("Agreements it invokes", held.some((position) => position.agreements.length)
        ? [make("ul", { class: "plain" }, ...invoked(held))] : []),
      ...section("Changes of position", changes.length ? [make("ul", { class: "turns" }, ...changes)] : []),
    ];
  }

  explorer.dossier = Object.freeze({ dossier });
})(window.explorer);
