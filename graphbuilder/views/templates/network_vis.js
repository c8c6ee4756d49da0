// Draws the network with vis-network: `explorer.drawNetwork`, one of two scripts of that name.
"use strict";
((explorer) => {
  const MATTER = "matter";
  const CROWD = 120;
  // Beyond this many lines a choice is not set off by fading all others.
  const MOST_FADED = 2000;
  const FADED = "24";
  // The more lines, the thinner they are, and the more they let through.
  const WEIGHTS = [[150, 1.35, ""], [600, 0.95, "cc"], [Infinity, 0.65, "99"]];

  function drawNetwork(frame, { nodes: givenNodes, links }, { onNode, onLink, onNothing }) {
    // Higher than wide, as on a phone, the picture is turned.
    const isUpright = frame.clientHeight > frame.clientWidth;
    const place = ({ x, y }) => (isUpright ? { x: y, y: x } : { x, y });
    const drawnNodes = givenNodes.map((node) => ({ ...node, ...place(node) }));
    const byId = new Map(drawnNodes.map((node) => [node.id, node]));
    const actors = drawnNodes.filter(({ kind }) => kind !== MATTER).sort((a, b) => b.size - a.size);
    const matters = drawnNodes.filter(({ kind }) => kind === MATTER);
    let shown = { links: new Set(links.map(({ id }) => id)), nodes: new Set(byId.keys()) };
    let chosen = { links: new Set(), nodes: new Set() };
    let scale = 1;
    const [, weightOfAll, veil] = WEIGHTS.find(([most]) => links.length <= most);
    const looks = { nodes: new Map(), links: new Map() };
    const nodes = new vis.DataSet();
    const edges = new vis.DataSet();
    const network = new vis.Network(frame, { nodes, edges }, {
      physics: false,
      layout: { randomSeed: 1, improvedLayout: false },
      interaction: {
        hover: true,
        tooltipDelay: 120,
        hideEdgesOnDrag: links.length > MOST_FADED,
        keyboard: { enabled: true, bindToWindow: false },
      },
      nodes: { borderWidth: 1.5, borderWidthSelected: 3, scaling: { label: { enabled: false } }, chosen: { label: false } },
      edges: { arrows: { to: { scaleFactor: 0.55 } }, arrowStrikethrough: false, hoverWidth: 1, selectionWidth: 1.5 },
    });

    // --- looks ------------------------------------------------------------------------------

    function readStyles() {
      const root = getComputedStyle(document.documentElement);
      const colour = (name) => root.getPropertyValue(`--${name}`).trim();
      const strokes = new Map();
      for (const act of new Set(links.map((link) => link.act))) {
        const sample = document.querySelector(`.swatch.act-${CSS.escape(act)}`);
        const { strokeDasharray = "none", strokeWidth = "2" } = sample ? getComputedStyle(sample) : {};
        const dashes = strokeDasharray === "none" ? false : strokeDasharray.split(/[ ,]+/).map(parseFloat);
        strokes.set(act, { color: colour(act) || colour("state"), dashes, width: parseFloat(strokeWidth) / 2 });
      }
      return { ink: colour("node"), surface: colour("surface"), focus: colour("focus"), strokes };
    }

    let styles = readStyles();
    const isChoice = () => links.length <= MOST_FADED && chosen.links.size + chosen.nodes.size > 0;
    const around = () => new Set(links.filter(({ id }) => chosen.links.has(id)).flatMap(({ from, to }) => [from, to]));

    // Shrunk to fit a small screen, nodes and arrows must stay big enough to see and to hit, but
    // in a crowd they would hide each other.
    const stout = () => (drawnNodes.length > CROWD ? 1 : Math.min(1.7, Math.max(1, 1 / scale)));

    function nodeLook({ id, kind, size }, near) {
      const isMatter = kind === MATTER;
      const isFaded = !shown.nodes.has(id) || (isChoice() && !near.has(id) && !chosen.nodes.has(id));
      const background = isMatter ? styles.surface : styles.ink;
      const lit = { background, border: styles.focus };
      return {
        size: size * stout(),
        hidden: isMatter && !shown.nodes.has(id),
        opacity: isFaded ? 0.22 : 1,
        color: { background, border: isMatter ? styles.ink : styles.surface, highlight: lit, hover: lit },
      };
    }

    function linkLook({ id, act, width }) {
      const { color, dashes, width: weight } = styles.strokes.get(act);
      const isFaded = isChoice() && !chosen.links.has(id);
      return {
        hidden: !shown.links.has(id),
        dashes,
        width: weightOfAll * weight * width * stout(),
        color: { color: color + (isFaded ? FADED : isChoice() ? "" : veil), highlight: color, hover: color, inherit: false },
      };
    }

    // Only what looks different from before is given to vis-network, which redraws slowly.
    function refresh() {
      const near = around();
      update(nodes, looks.nodes, drawnNodes, (node) => nodeLook(node, near));
      update(edges, looks.links, links, linkLook);
    }

    function update(set, before, things, lookOf) {
      const changed = [];
      for (const thing of things) {
        const look = lookOf(thing);
        const said = JSON.stringify(look);
        if (before.get(thing.id)?.said !== said) {
          before.set(thing.id, { said, look });
          changed.push({ id: thing.id, ...look });
        }
      }
      if (changed.length) set.update(changed);
    }

    // Gives vis-network what it draws: nodes first, since the lines' looks depend on how large the
    // picture is, and each thing once.
    function add() {
      nodes.add(drawnNodes.map(({ id, x, y, shape, size }) => ({ id, x, y, shape, size })));
      fit();
      const near = around();
      update(nodes, looks.nodes, drawnNodes, (node) => nodeLook(node, near));
      const lined = new Map(links.map((link) => [link.id, linkLook(link)]));
      edges.add(links.map(({ id, from, to, title, bend }) => ({
        id,
        from,
        to,
        title,
        arrows: "to",
        smooth: { enabled: bend !== 0, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) },
        ...lined.get(id),
      })));
      for (const [id, look] of lined) looks.links.set(id, { said: JSON.stringify(look), look });
    }

    // --- the view ---------------------------------------------------------------------------

    const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });

    // vis-network fits the nodes; the labels at the rim need some room too.
    function fit() {
      network.fit();
      zoom(0.86);
      scale = network.getScale();
    }

    // A label stands on the side from which fewer lines come, so as not to hide their heads.
    function labelsBelow() {
      const balance = new Map();
      for (const { from, to } of links) {
        const down = Math.sign(byId.get(to).y - byId.get(from).y);
        balance.set(from, (balance.get(from) ?? 0) + down);
        balance.set(to, (balance.get(to) ?? 0) - down);
      }
      return new Set(actors.filter(({ id }) => (balance.get(id) ?? 0) < 0).map(({ id }) => id));
    }

    add();
    network.on("afterDrawing", explorer.labelPainter({
      network, frame, actors, others: matters, below: labelsBelow(), lookOf: (id) => looks.nodes.get(id).look,
    }));
    network.on("click", ({ nodes: [node], edges: [edge] }) => {
      if (node !== undefined) onNode(node);
      else if (edge !== undefined) onLink(edge);
      else onNothing();
    });
    const canvas = frame.querySelector(".vis-network");
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", "Network: arrow keys move it, plus and minus zoom. Matrix and table show the same positions.");
    // The wheel scrolls the page, as everywhere; with Ctrl it zooms.
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    }, { capture: true });

    return Object.freeze({
      show(visibleLinkIds, visibleNodeIds) {
        shown = { links: new Set(visibleLinkIds), nodes: new Set(visibleNodeIds) };
        refresh();
      },
      select({ nodes: chosenNodes, links: chosenLinks }) {
        chosen = { nodes: new Set(chosenNodes), links: new Set(chosenLinks) };
        network.setSelection({ nodes: chosenNodes, edges: chosenLinks }, { highlightEdges: false });
        refresh();
      },
      zoom,
      fit() {
        network.redraw();
        fit();
        refresh();
      },
      repaint() {
        styles = readStyles();
        refresh();
      },
      // For tests: where things are on the screen, and how they look.
      probe: Object.freeze({ network, nodes, edges }),
    });
  }

  explorer.drawNetwork = drawNetwork;
})(window.explorer);
