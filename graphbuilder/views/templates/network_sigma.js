// Draws large networks with sigma, on the graphics processor: `explorer.drawNetwork`, one of two
// scripts of that name. Needs the bundle sigma.min.js before it.
//
// Where the browser has no WebGL 2 it draws nothing and returns null; the page then says so and
// shows its table.
"use strict";
((explorer) => {
  const MATTER = "matter";
  // Beyond this many links they are not drawn while the picture moves.
  const MOST_MOVING = 20000;
  // Beyond this many links, those that are not chosen are left out beside a choice, not paled: they
  // would cover it.
  const MOST_PALED = 2000;
  // The more links, the fainter each, so that the nodes show.
  const strength = (count) => Math.min(1, Math.max(0.35, 30 / Math.sqrt(count)));
  const FADED_NODE = 0.22;
  const FADED_LINK = 0.1;

  function hasWebGL() {
    const context = document.createElement("canvas").getContext("webgl2");
    // Browsers keep few contexts at a time.
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return context !== null;
  }

  // Sigma does not blend colours with those below; what is faint is mixed with the background.
  const partsOf = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

  function mix(colour, background, part) {
    const below = partsOf(background);
    const parts = partsOf(colour).map((above, i) => Math.round(part * above + (1 - part) * below[i]));
    return `#${parts.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  }

  function readStyles(acts, count) {
    const root = getComputedStyle(document.documentElement);
    const colour = (name) => root.getPropertyValue(`--${name}`).trim();
    const [ink, soft, surface, node, focus] = ["ink", "soft", "surface", "node", "focus"].map(colour);
    const strokes = new Map(acts.map((act) => [act, colour(act) || colour("state")]));
    const mixed = (part) => new Map([...strokes].map(([act, stroke]) => [act, mix(stroke, surface, part)]));
    return { ink, soft, surface, node, focus, strokes, usual: mixed(strength(count)), faded: mixed(FADED_LINK) };
  }

  function drawNetwork(frame, { nodes, links }, { onNode, onLink, onNothing }) {
    if (!hasWebGL()) return null;
    const acts = [...new Set(links.map(({ act }) => act))];
    const nodeById = new Map(nodes.map((node) => [String(node.id), node]));
    const linkById = new Map(links.map((link) => [String(link.id), link]));
    let shown = { links: new Set(linkById.keys()), nodes: new Set(nodeById.keys()) };
    let chosen = { links: new Set(), nodes: new Set() };
    let hovered = { link: null, node: null };
    let near = new Set();
    let styles = readStyles(acts, links.length);

    // Higher than wide, as on a phone, the picture is turned. With sigma, y grows upwards.
    const isUpright = frame.clientHeight > frame.clientWidth;
    const place = ({ x, y }) => (isUpright ? { x: y, y: -x } : { x, y: -y });

    // Sizes are meant for a hundred nodes; in a crowd they would cover each other.
    const area = frame.clientWidth * frame.clientHeight;
    const shrink = Math.min(1, Math.sqrt(area / Math.max(1, nodes.length)) / 100);
    const sizeOf = ({ size }) => Math.min(18, Math.max(1.5, size * shrink));
    const thin = Math.min(1, Math.max(0.5, 2 * shrink));

    const graph = new sigma.MultiDirectedGraph();
    for (const node of nodes) graph.addNode(node.id, { ...place(node), size: sizeOf(node), label: node.label });
    for (const { id, from, to, width, bend = 0 } of links) {
      graph.addDirectedEdgeWithKey(id, from, to, {
        size: Math.max(0.5, 1.6 * width * thin),
        type: bend === 0 || from === to ? "straight" : "curved",
        curvature: bend,
      });
    }

    // --- looks ------------------------------------------------------------------------------

    const isChoice = () => chosen.links.size + chosen.nodes.size > 0;

    function lookOfNode(id, given) {
      const { kind } = nodeById.get(id);
      const isShown = shown.nodes.has(id);
      const isChosen = chosen.nodes.has(id);
      const isFaded = !isShown || (isChoice() && !isChosen && !near.has(id));
      const colour = kind === MATTER ? styles.soft : styles.node;
      return {
        ...given,
        label: kind === MATTER || isFaded ? null : given.label,
        forceLabel: isChosen,
        hidden: kind === MATTER && !isShown,
        color: isChosen ? styles.focus : isFaded ? mix(colour, styles.surface, FADED_NODE) : colour,
        size: given.size * (isChosen ? 1.3 : isFaded ? 0.6 : 1),
        zIndex: isChosen ? 2 : Number(!isFaded),
      };
    }

    function lookOfLink(id, given) {
      const isMarked = chosen.links.has(id) || hovered.link === id;
      const isFaded = isChoice() && !isMarked;
      const { act } = linkById.get(id);
      return {
        ...given,
        hidden: !shown.links.has(id) || (isFaded && links.length > MOST_PALED),
        color: (isMarked ? styles.strokes : isFaded ? styles.faded : styles.usual).get(act),
        size: isMarked ? Math.max(2, 1.5 * given.size) : given.size,
        zIndex: Number(isMarked),
      };
    }

    function drawLabel(context, { label, x, y, size }, { labelSize }) {
      if (!label) return;
      context.font = `600 ${labelSize}px system-ui, sans-serif`;
      context.lineJoin = "round";
      context.lineWidth = 4;
      context.strokeStyle = styles.surface;
      context.fillStyle = styles.ink;
      const text = label.length > 40 ? `${label.slice(0, 40)}…` : label;
      for (const write of ["strokeText", "fillText"]) context[write](text, x + size + 3, y + labelSize / 3);
    }

    function drawHovered(context, data, settings) {
      context.beginPath();
      context.arc(data.x, data.y, data.size + 2, 0, 2 * Math.PI);
      context.lineWidth = 3;
      context.strokeStyle = styles.focus;
      context.stroke();
      drawLabel(context, { ...data, label: graph.getNodeAttribute(data.key, "label") }, settings);
    }

    // --- the view ---------------------------------------------------------------------------

    const renderer = new sigma.Sigma(graph, frame, {
      allowInvalidContainer: true,
      enableEdgeEvents: true,
      hideEdgesOnMove: links.length > MOST_MOVING,
      zIndex: true,
      stagePadding: 40,
      labelSize: 13,
      labelDensity: 0.6,
      labelRenderedSizeThreshold: 2,
      defaultEdgeType: "straight",
      edgeProgramClasses: { straight: sigma.EdgeArrowProgram, curved: sigma.EdgeCurvedArrowProgram },
      defaultDrawNodeLabel: drawLabel,
      defaultDrawNodeHover: drawHovered,
      nodeReducer: lookOfNode,
      edgeReducer: lookOfLink,
    });
    const camera = renderer.getCamera();
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const move = (to) => camera.animate(to, { duration: still.matches ? 0 : 150 });
    const refresh = () => renderer.refresh({ skipIndexation: true });
    const zoom = (factor) => move({ ratio: camera.ratio / factor });
    const fit = () => move({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    camera.enabledRotation = false;

    // --- hover ------------------------------------------------------------------------------

    const tip = document.createElement("div");
    tip.className = "vis-tooltip";
    frame.append(tip);

    function showTip(text, { x, y }) {
      tip.textContent = text;
      tip.style.left = `${Math.min(x + 12, Math.max(0, frame.clientWidth - tip.offsetWidth - 4))}px`;
      tip.style.top = `${Math.min(y + 12, Math.max(0, frame.clientHeight - tip.offsetHeight - 4))}px`;
      tip.style.visibility = text ? "visible" : "hidden";
    }

    const labelOf = (id) => nodeById.get(String(id)).label || String(id);
    const tipOf = ({ title, from, act, to }) => title ?? `${labelOf(from)}: ${act} → ${labelOf(to)}`;

    function hover(link, event) {
      const before = hovered.link;
      hovered = { ...hovered, link };
      frame.style.cursor = link ?? hovered.node ? "pointer" : "";
      showTip(link ? tipOf(linkById.get(link)) : "", event);
      renderer.refresh({ partialGraph: { edges: [before, link].filter((id) => id !== null) }, skipIndexation: true });
    }

    renderer.on("enterEdge", ({ edge, event }) => hover(edge, event));
    renderer.on("leaveEdge", ({ event }) => hover(null, event));
    renderer.on("enterNode", ({ node }) => { hovered = { ...hovered, node }; frame.style.cursor = "pointer"; });
    renderer.on("leaveNode", () => { hovered = { ...hovered, node: null }; frame.style.cursor = ""; });

    // --- events -----------------------------------------------------------------------------

    renderer.on("clickNode", ({ node }) => onNode(nodeById.get(node).id));
    renderer.on("clickEdge", ({ edge }) => onLink(linkById.get(edge).id));
    renderer.on("clickStage", () => onNothing());

    // The wheel scrolls the page, as everywhere; with Ctrl it zooms.
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    }, { capture: true });

    const step = () => 0.1 * camera.ratio;
    const keys = {
      ArrowLeft: () => move({ x: camera.x - step() }),
      ArrowRight: () => move({ x: camera.x + step() }),
      ArrowUp: () => move({ y: camera.y + step() }),
      ArrowDown: () => move({ y: camera.y - step() }),
      "+": () => zoom(1.3),
      "-": () => zoom(1 / 1.3),
      0: fit,
    };
    frame.tabIndex = 0;
    frame.addEventListener("keydown", (event) => {
      if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      keys[event.key]();
    });
    new ResizeObserver(() => {
      const { width, height } = renderer.getDimensions();
      if (width !== frame.clientWidth || height !== frame.clientHeight) renderer.resize().refresh();
    }).observe(frame);

    return Object.freeze({
      show(visibleLinkIds, visibleNodeIds) {
        shown = { links: new Set([...visibleLinkIds].map(String)), nodes: new Set([...visibleNodeIds].map(String)) };
        refresh();
      },
      select({ nodes: chosenNodes, links: chosenLinks }) {
        chosen = { nodes: new Set([...chosenNodes].map(String)), links: new Set([...chosenLinks].map(String)) };
        near = new Set([...chosen.links].flatMap((id) => graph.extremities(id)));
        renderer.refresh(); // in full: sigma sorts by zIndex only then
      },
      zoom,
      fit,
      repaint() {
        styles = readStyles(acts, links.length);
        refresh();
      },
      // For tests: where things are on the screen, and how they look.
      probe: Object.freeze({ renderer, graph }),
    });
  }

  explorer.drawNetwork = drawNetwork;
})(window.explorer);
