// One position in full: who says what to whom, the words in their context, and where they stand.
"use strict";
((explorer) => {
  const { data: { actors, agreements, issues }, state, dom: { button, make, swatch }, words } = explorer;

  const actorButton = (id) => button(actors[id].label, () => state.set({ chosen: explorer.choices.ofActor(actors[id]) }), {
    class: "name", dir: "auto",
  });

  function names(ids, { last = " and " } = {}) {
    return ids.flatMap((id, i) => [i > 0 && (i === ids.length - 1 ? last : ", "), actorButton(id)].filter(Boolean));
  }

  function actLabel(act) {
    return make("span", { class: `act act-${act}` }, swatch(act), make("span", { text: act }));
  }

  function quotation(position) {
    const { before = "", head, core = "", tail = "", after = "" } = words.passage(position);
    const block = make("blockquote", { class: "passage", dir: "auto" });
    if (!core && position.content && !head.includes(position.content)) {
      block.append(make("mark", { text: position.content }), " ");
    }
    block.append(
      make("span", { class: "context", text: before }),
      make("span", { class: "quotation" }, head, core ? make("mark", { text: core }) : null, tail),
      make("span", { class: "context", text: after ? ` ${after.trimStart()}` : "" }),
    );
    return block;
  }

  function fact(term, ...description) {
    return make("div", {}, make("dt", { text: term }), make("dd", { dir: "auto" }, ...description));
  }

  function facts(position) {
    const { reporters, condition, document: source } = position;
    const title = source.link
      ? make("a", { href: source.link, target: "_blank", rel: "noopener noreferrer", text: source.title })
      : source.title;
    return make("dl", { class: "facts" },
      condition ? fact("If", condition) : null,
      reporters.length ? fact("Reported by", ...names(reporters, { last: ", whom reports " })) : null,
      position.agreements.length ? fact("Invokes", words.list(position.agreements.map((id) => agreements[id].label))) : null,
      position.issues.length ? fact("About", position.issues.map((id) => issues[id].label).join("; ")) : null,
      fact("Source", title, source.publisher ? `, ${source.publisher}` : ""),
      position.confidence === null ? null : fact("Confidence", words.percent(position.confidence),
        position.sources > 1 ? `, ${position.sources} independent sources` : ""));
  }

  function card(position) {
    const { holders, addressees, act, date, document: source } = position;
    return make("article", { class: `card act-${act}`, "data-position": position.key },
      make("p", { class: "card-head" }, ...names(holders), " ", actLabel(act),
        ...(addressees.length ? [make("span", { class: "arrow", "aria-label": "to", text: " → " }), ...names(addressees)] : [])),
      date ? make("p", { class: "card-date" }, make("time", { datetime: date, text: words.day(date) })) : null,
      quotation(position),
      facts(position),
      source.text ? button("Read in the document", () => state.set({
        tab: "reader", document: source.key, chosen: explorer.choices.ofPosition(position),
      }), { class: "quiet" }) : null);
  }

  explorer.cards = Object.freeze({ card, actLabel });
})(window.explorer);
