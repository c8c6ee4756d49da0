// The explorer: draws the network, filters it by act and actor, and shows the words of what is
// chosen. Texts of documents stand in the rows of the table, written and escaped by the
// template; this script copies nodes and sets textContent, and never writes markup.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("network-data").textContent);
  const rows = [...byId("rows").rows];
  const search = byId("search");
  const boxes = [...document.querySelectorAll("input[name=act]")];
  const canvas = byId("canvas");
  const names = new Map(data.nodes.map((node) => [node.id, node.label]));
  const upright = canvas.clientHeight > canvas.clientWidth;
  const MATTER = "matter";
  const CROWD = 120;

  // labels.js draws the names.
  const place = ({ x, y }) => (upright ? { x: y, y: x } : { x, y });
  const nodes = new vis.DataSet(data.nodes.map(({ label, ...node }) => ({ ...node, ...place(node) })));
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(canvas, { nodes, edges }, {
    physics: false,
    layout: { randomSeed: 1, improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 120, keyboard: { enabled: true, bindToWindow: false } },
    nodes: { borderWidth: 1.5, borderWidthSelected: 3, scaling: { label: { enabled: false } } },
    edges: { arrows: { to: { scaleFactor: 0.55 } }, arrowStrikethrough: false, hoverWidth: 1, selectionWidth: 1.5 },
  });

  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });

  // vis-network fits the nodes; the labels at the rim need some room too.
  function fit() {
    network.fit();
    zoom(0.86);
  }

  fit();
  const fittedScale = network.getScale();
  const style = (element) => getComputedStyle(element);

  function paint() {
    const root = style(document.documentElement);
    const [ink, surface] = ["--node", "--surface"].map((name) => root.getPropertyValue(name).trim());
    nodes.update(nodes.map(({ id, kind }) => {
      const background = kind === MATTER ? surface : ink;
      const chosen = { background, border: root.getPropertyValue("--focus").trim() };
      return { id, color: { background, border: kind === MATTER ? ink : surface, highlight: chosen, hover: chosen } };
    }));
    // Shrunk to fit a small screen, nodes and arrows must stay big enough to see and to hit, but
    // in a crowd they would hide each other.
    const stout = nodes.length > CROWD ? 1 : Math.min(1.6, Math.max(1, 1 / fittedScale));
    nodes.update(data.nodes.map(({ id, size }) => ({ id, size: size * stout })));
    const strokes = new Map(boxes.map((box) => [box.value, style(box.parentElement.querySelector("svg"))]));
    edges.update(edges.map(({ id, act }) => {
      const { stroke, strokeDasharray, strokeWidth } = strokes.get(act);
      const dashes = strokeDasharray === "none" ? false : strokeDasharray.split(/[ ,]+/).map(parseFloat);
      const color = { color: stroke, highlight: stroke, hover: stroke };
      return { id, color, dashes, width: 0.8 * stout * parseFloat(strokeWidth) };
    }));
  }

  // --- filter -------------------------------------------------------------------------------

  const normal = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

  function matches() {
    const wanted = normal(search.value);
    return nodes.getIds().filter((id) => nodes.get(id).kind !== MATTER && normal(names.get(id)).includes(wanted));
  }

  function filter() {
    const acts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const found = new Set(matches());
    const wanted = (edge) => acts.has(edge.act) && (!search.value || found.has(edge.from) || found.has(edge.to));
    const shown = edges.get({ filter: wanted });
    const shownEdges = new Set(shown.map((edge) => edge.id));
    const shownCards = new Set(shown.map((edge) => edge.card));
    const touched = new Set(shown.flatMap((edge) => [edge.from, edge.to]));
    edges.update(edges.map(({ id }) => ({ id, hidden: !shownEdges.has(id) })));
    nodes.update(nodes.map(({ id, kind }) => (
      { id, hidden: kind === MATTER && !touched.has(id), opacity: touched.has(id) ? 1 : 0.25 })));
    rows.forEach((row, card) => { row.hidden = !shownCards.has(card); });
    byId("status").textContent = `${shownCards.size} of ${rows.length} shown`;
  }

  // --- panel --------------------------------------------------------------------------------

  function cardOf(row) {
    const card = document.createElement("article");
    card.className = "card";
    for (const cell of row.cells) {
      const part = document.createElement("div");
      part.className = cell.className;
      part.dir = cell.dir;
      part.append(...cell.cloneNode(true).childNodes);
      card.append(part, " ");
    }
    return card;
  }

  function show(title, shownEdges) {
    const cards = [...new Set(shownEdges.map((edge) => edge.card))].sort((a, b) => a - b);
    byId("panel-title").textContent = title;
    byId("panel-hint").hidden = cards.length > 0;
    byId("panel-cards").replaceChildren(...cards.map((card) => cardOf(rows[card])));
    byId("panel").scrollTop = 0;
    rows.forEach((row, card) => row.classList.toggle("chosen", cards.includes(card)));
  }

  function chooseNode(id) {
    const around = edges.get(network.getConnectedEdges(id)).filter((edge) => !edge.hidden);
    network.selectNodes([id]);
    if (nodes.get(id).kind === MATTER) return show("Addressed to no one", around);
    const held = new Set(around.filter((edge) => edge.from === id).map((edge) => edge.card)).size;
    const met = new Set(around.filter((edge) => edge.to === id).map((edge) => edge.card)).size;
    return show(`${names.get(id)}: holds ${held}, is addressed by ${met}`, around);
  }

  function chooseCard(card) {
    const own = edges.get({ filter: (edge) => edge.card === card });
    network.setSelection({ nodes: [], edges: own.map((edge) => edge.id) });
    show("One position", own);
  }

  function chooseNothing() {
    network.unselectAll();
    show("Nothing chosen yet", []);
  }

  // --- labels -----------------------------------------------------------------------------

  // A label stands on the side from which fewer arrows come, so as not to hide their heads.
  function isBelow(id) {
    const own = network.getPosition(id).y;
    const others = network.getConnectedEdges(id).map((edge) => edges.get(edge))
      .map(({ from, to }) => network.getPosition(from === id ? to : from).y);
    return others.filter((y) => y > own).length < others.filter((y) => y < own).length;
  }

  const actors = data.nodes.filter((node) => node.kind !== MATTER).sort((a, b) => b.size - a.size);

  // --- events -------------------------------------------------------------------------------

  network.on("afterDrawing", labelPainter({ network, nodes, frame: canvas, actors, isBelow }));
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) chooseNode(node);
    else if (edge !== undefined) chooseCard(edges.get(edge).card);
    else chooseNothing();
  });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", fit);
  search.addEventListener("input", filter);
  boxes.forEach((box) => box.addEventListener("change", filter));
  search.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = matches();
    if (search.value && first !== undefined) chooseNode(first);
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-show]");
    if (!button) return;
    chooseCard(Number(button.dataset.show));
    if (button.closest("table")) byId("panel").focus();
  });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") chooseNothing(); });
  // The wheel scrolls the page, as everywhere; with Ctrl it zooms.
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  }, { capture: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);

  paint();
  filter();
  window.explorer = Object.freeze({ network, nodes, edges });
})();
