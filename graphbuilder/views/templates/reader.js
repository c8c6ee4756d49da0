// The documents, with the words of their positions marked where they stand.
"use strict";
((explorer) => {
  const { data: { documents }, state, dom: { byId, button, make }, words } = explorer;
  const PAGE = 200;
  const list = byId("documents");
  const tip = byId("tip");
  let entries = [];
  let made = 0;

  // --- the list -----------------------------------------------------------------------------

  function entry({ source, count }) {
    return make("li", {}, make("button", {
      type: "button", "data-document": source.key,
      on: { click: () => state.set({ document: source.key }) },
    }, make("span", { class: "entry-title", dir: "auto", text: source.title }),
    make("span", { class: "soft", dir: "auto", text: [source.date && words.day(source.date), source.publisher, words.count(count, "position")].filter(Boolean).join(" · ") })));
  }

  function add() {
    const next = entries.slice(made, made + PAGE);
    list.append(...next.map(entry));
    made += next.length;
    more.hidden = made >= entries.length;
    more.textContent = `${(entries.length - made).toLocaleString("en")} more documents`;
  }

  const more = button("", add, { class: "quiet" });
  list.after(more);

  // --- the text -----------------------------------------------------------------------------

  // Cuts a text where a position's words begin or end, so that those that overlap are all shown.
  function pieces(text, own) {
    const spans = own.flatMap((position) => [
      position.quotationSpan && { ...position.quotationSpan, position, isContent: false },
      position.contentSpan && { ...position.contentSpan, position, isContent: true },
    ].filter(Boolean));
    const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    spans.sort((a, b) => a.start - b.start);
    const open = [];
    let next = 0;
    return cuts.slice(0, -1).map((start, i) => {
      while (next < spans.length && spans[next].start <= start) open.push(spans[next++]);
      const over = open.filter(({ end }) => end > start);
      open.splice(0, open.length, ...over);
      return { start, end: cuts[i + 1], contents: over.filter(({ isContent }) => isContent), isQuoted: over.length > 0 };
    });
  }

  const length = ({ start, end }) => end - start;

  // The words of several positions choose the one that says the least else.
  function pieceOf(text, { start, end, contents, isQuoted }, begun) {
    const said = text.slice(start, end);
    if (!contents.length) return isQuoted ? make("span", { class: "quoted", text: said }) : document.createTextNode(said);
    const inner = contents.reduce((a, b) => (length(b) < length(a) ? b : a));
    const isFirst = !begun.has(inner.position.id);
    begun.add(inner.position.id);
    const summary = contents.map(({ position }) => words.summary(position)).join("\n");
    return make("mark", {
      class: `stated act-${inner.position.act}`,
      text: said,
      "data-positions": contents.map(({ position }) => position.key).join(" "),
      "data-tip": summary,
      // Cut in several parts, the words of a position are one stop of the tab key.
      ...(isFirst ? { tabindex: 0, role: "button", "aria-label": `${said}. ${summary}` } : {}),
      on: {
        click: () => state.set({ chosen: explorer.choices.ofPosition(inner.position) }),
        keydown: (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          state.set({ chosen: explorer.choices.ofPosition(inner.position) });
        },
      },
    });
  }

  function textOf(source, own) {
    if (!source.text) return [make("p", { class: "soft", text: "The graph does not hold the text of this document." })];
    const begun = new Set();
    return [make("div", { class: "text", dir: "auto" }, ...pieces(source.text, own).map((piece) => pieceOf(source.text, piece, begun)))];
  }

  function headOf(source, own) {
    const facts = [source.publisher, source.date && words.day(source.date), words.count(own.length, "position")].filter(Boolean).join(" · ");
    return [
      make("h2", { id: "document-title", dir: "auto", text: source.title }),
      make("p", { class: "soft", dir: "auto" }, facts, source.link
        ? make("a", { class: "out", href: source.link, target: "_blank", rel: "noopener noreferrer", text: "Open the source" }) : null),
    ];
  }

  // --- the hint -----------------------------------------------------------------------------

  function point({ target }) {
    const over = target.closest?.("[data-tip]");
    tip.hidden = !over;
    if (!over) return;
    tip.textContent = over.dataset.tip;
    const box = over.getClientRects()[0];
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${Math.max(8, box.top - tip.offsetHeight - 6)}px`;
  }

  const page = byId("document");
  for (const event of ["mouseover", "focusin"]) page.addEventListener(event, point);
  for (const event of ["mouseleave", "focusout"]) page.addEventListener(event, () => { tip.hidden = true; });
  window.addEventListener("scroll", () => { tip.hidden = true; }, { capture: true, passive: true });

  // --- showing ------------------------------------------------------------------------------

  let open = null;

  function show(now, shown) {
    const visible = new Set(shown);
    const counts = documents.map((source) => ({ source, count: source.positions.filter((position) => visible.has(position)).length }));
    entries = counts.filter(({ source, count }) => count > 0 || source.key === now.document);
    made = 0;
    list.replaceChildren();
    add();
    openDocument(now, visible);
  }

  function openDocument(now, visible) {
    const chosen = explorer.choices.find(now.chosen);
    const source = documents.find(({ key }) => key === now.document) ?? entries[0]?.source ?? null;
    for (const button of list.querySelectorAll("button")) {
      if (button.dataset.document === source?.key) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    if (source) {
      const own = source.positions.filter((position) => visible.has(position));
      page.replaceChildren(...headOf(source, own), ...textOf(source, own));
    } else {
      page.replaceChildren(make("p", { class: "soft", text: "Nothing passes the filters." }));
    }
    if (open !== source) page.scrollTop = 0;
    open = source;
    mark(chosen, { scroll: true });
  }

  function mark(choice, { scroll = false } = {}) {
    const keys = new Set(choice?.positions.map(({ key }) => key));
    let first = null;
    for (const part of page.querySelectorAll(".stated")) {
      const isChosen = keys.size <= 20 && part.dataset.positions.split(" ").some((key) => keys.has(key));
      part.classList.toggle("is-chosen", isChosen);
      if (isChosen) first ??= part;
    }
    if (scroll && first) {
      const box = first.getBoundingClientRect();
      const frame = page.getBoundingClientRect();
      page.scrollTop += box.top - frame.top - frame.height / 3;
    }
  }

  explorer.reader = Object.freeze({ show, mark: (now) => mark(explorer.choices.find(now.chosen)) });
})(window.explorer);
