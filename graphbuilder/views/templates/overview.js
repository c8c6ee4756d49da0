// What the panel shows before anything is chosen: who speaks most, and who turned round.
"use strict";
((explorer) => {
  const { data: { actors, groupBy, positions, turns }, state, dom: { button, draw, make }, words } = explorer;
  const MOST = 10;

  // A bar of the acts of some positions, as long as their share of the most.
  function bar(counts, most) {
    let left = 0;
    const parts = explorer.controls.acts.filter((act) => counts.has(act)).map((act) => {
      const width = (counts.get(act) / most) * 100;
      const part = draw("rect", { class: `bar act-${act}`, x: left, y: 0, width: Math.max(0, width - 0.4), height: 6 });
      left += width;
      return part;
    });
    return draw("svg", { class: "share", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" }, ...parts);
  }

  function countActs(own) {
    const counts = new Map();
    for (const { act } of own) counts.set(act, (counts.get(act) ?? 0) + 1);
    return counts;
  }

  function leaders(shown) {
    const held = groupBy(shown, ({ holders }) => holders);
    const sorted = [...held].sort(([a, one], [b, other]) => other.length - one.length || a - b).slice(0, MOST);
    const most = sorted[0]?.[1].length ?? 1;
    return sorted.map(([id, own]) => make("li", {},
      make("button", {
        type: "button", class: "leader", on: { click: () => state.set({ chosen: explorer.choices.ofActor(actors[id]) }) },
      }, make("span", { class: "leader-name", dir: "auto", text: actors[id].label }),
      make("span", { class: "leader-count", text: own.length.toLocaleString("en") }), bar(countActs(own), most))));
  }

  // A change of position, with the act and words before and after.
  function turnItem(turn, later) {
    const said = (act, content, date) => [explorer.cards.actLabel(act),
      make("span", { class: "words", dir: "auto", text: ` ${content} ` }),
      make("time", { class: "soft", datetime: date, text: words.day(date) })];
    return make("li", { class: "turn" },
      make("p", {}, make("strong", { dir: "auto", text: words.holders(later) })),
      make("p", {}, ...said(turn.earlierAct, turn.earlierContent, turn.earlierDate)),
      make("p", {}, make("span", { class: "then", text: "then " }), ...said(later.act, later.content, turn.date)),
      button("Show the words", () => state.set({ chosen: explorer.choices.ofPosition(later) }), { class: "quiet" }));
  }

  const firstOf = new Map();
  for (const position of positions) {
    if (position.stance && !firstOf.has(position.stance)) firstOf.set(position.stance, position);
  }

  function turnItems(shown) {
    const stances = new Set(shown.map(({ stance }) => stance));
    return turns.filter(({ stance }) => stances.has(stance)).map((turn) => turnItem(turn, firstOf.get(turn.stance)));
  }

  function overview(shown) {
    const changes = turnItems(shown).slice(0, 20);
    return [
      make("p", { class: "hint", text: "Choose a line for the words behind it, an actor for all that it says and hears." }),
      make("h3", { text: "Who speaks most" }),
      shown.length ? make("ol", { class: "leaders" }, ...leaders(shown)) : make("p", { class: "soft", text: "Nothing passes the filters." }),
      ...(changes.length ? [make("h3", { text: "Changes of position" }), make("ul", { class: "turns" }, ...changes)] : []),
    ];
  }

  explorer.overview = Object.freeze({ overview, turnItems, bar, countActs });
})(window.explorer);
