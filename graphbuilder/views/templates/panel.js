// The panel beside the views: an overview, an actor's dossier, or the words of what is chosen.
"use strict";
((explorer) => {
  const { state, dom: { button, byId, make }, words } = explorer;
  // Cards of more positions are made when asked for.
  const PAGE = 30;

  function cardsOf(positions) {
    const list = make("div", { class: "cards" });
    let made = 0;
    const more = button("", add, { class: "quiet" });

    function add() {
      const next = positions.slice(made, made + PAGE);
      list.append(...next.map(explorer.cards.card));
      made += next.length;
      more.textContent = `Show ${Math.min(PAGE, positions.length - made)} of ${positions.length - made} more`;
      more.hidden = made >= positions.length;
    }

    add();
    return [list, more];
  }

  function contents(choice, shown) {
    const visible = new Set(shown);
    const own = choice.positions.filter((position) => visible.has(position));
    if (choice.actor) return explorer.dossier.dossier(choice.actor, own);
    const hidden = choice.positions.length - own.length;
    const sources = new Set(own.map(({ document: { id } }) => id)).size;
    return [
      own.length > 1 ? make("p", { class: "hint", text: `${words.count(own.length, "position")} in ${words.count(sources, "document")}` }) : null,
      hidden ? make("p", { class: "hint", text: `The filters hide ${words.count(hidden, "position")}.` }) : null,
      ...(own.length ? cardsOf(own) : []),
    ];
  }

  function show(now, shown) {
    const choice = explorer.choices.find(now.chosen);
    // The card of a single position says by itself whose it is.
    const isSingle = choice !== null && !choice.actor && choice.positions.length === 1;
    byId("panel-title").replaceChildren(isSingle ? "Position" : choice ? choice.title : "Overview");
    if (choice?.act && !isSingle) byId("panel-title").append(" ", explorer.cards.actLabel(choice.act));
    const parts = choice ? contents(choice, shown) : explorer.overview.overview(shown);
    byId("panel-body").replaceChildren(...parts.filter(Boolean));
    byId("panel-close").hidden = !choice;
    byId("panel").classList.toggle("is-chosen", choice !== null);
    byId("panel").scrollTop = 0;
  }

  byId("panel-close").addEventListener("click", () => {
    state.set({ chosen: "" });
    byId("tab-" + state.get().tab).focus();
  });

  explorer.panel = Object.freeze({ show });
})(window.explorer);
