// The names of actors, drawn over the network like those of towns on a map: at one size whatever
// the zoom, the best connected first, none over another and, where possible, none over a node.
// vis-network's own labels would shrink with the picture and pile up.
"use strict";
((explorer) => {
  const SIZE = 13;
  const LINE = SIZE + 2;
  const WIDTH = 17;
  // In a crowd no place would be free of nodes.
  const CROWD = 120;
  // More names than these nobody reads at once; those that come into view by zooming follow.
  const MOST = 140;

  function linesOf(name) {
    const lines = [""];
    for (const word of name.trim().split(/\s+/)) {
      if (lines.at(-1) && lines.at(-1).length + word.length > WIDTH) lines.push("");
      lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim();
    }
    const [first, second, more] = lines;
    return [first, second && more ? `${second} …` : second].filter(Boolean)
      .map((line) => (line.length > 1.5 * WIDTH ? `${line.slice(0, 1.5 * WIDTH)}…` : line));
  }

  const overlaps = (one, other) => one.left < other.right && one.right > other.left
    && one.top < other.bottom && one.bottom > other.top;

  const firstFree = (boxes, taken) => boxes.find((box) => !taken.some((other) => overlaps(box, other)));

  function boxAround({ x, y }, halfWidth, halfHeight) {
    return { x, left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
  }

  // The places for a label: on the better side, on the other, to the right, to the left.
  function boxesFor({ below, halfWidth, halfHeight, spot: { x, y }, size, view }) {
    const down = size + halfHeight + 3 * view.pixel;
    const aside = size + halfWidth + 4 * view.pixel;
    const isInView = x > view.left && x < view.right;
    const inner = isInView ? Math.min(Math.max(x, view.left + halfWidth), view.right - halfWidth) : x;
    const ends = [{ x: inner, y: y + down }, { x: inner, y: y - down }];
    const sides = [{ x: x + aside, y }, { x: x - aside, y }]
      .filter((middle) => middle.x - halfWidth > view.left && middle.x + halfWidth < view.right);
    return [...(below ? ends : ends.reverse()), ...sides]
      .map((middle) => boxAround(middle, halfWidth, halfHeight));
  }

  function prepare(context, pixel) {
    const root = getComputedStyle(document.documentElement);
    context.font = `600 ${SIZE * pixel}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 4 * pixel;
    context.strokeStyle = root.getPropertyValue("--surface");
    context.fillStyle = root.getPropertyValue("--ink");
  }

  function write(context, lines, box, pixel) {
    lines.forEach((text, i) => {
      context.strokeText(text, box.x, box.top + i * LINE * pixel);
      context.fillText(text, box.x, box.top + i * LINE * pixel);
    });
  }

  // Gives a function that draws the labels of `actors` on the canvas of `network`; `below` names
  // those whose label hides the fewest lines below them. `lookOf` gives size and opacity.
  function labelPainter({ network, frame, actors, others, below, lookOf }) {
    const labels = actors.map(({ id, label }) => ({ id, below: below.has(id), lines: linesOf(label) }));
    const isCrowd = actors.length + others.length > CROWD;

    return (context) => {
      const spots = network.getPositions();
      const chosen = new Set(network.getSelectedNodes());
      const [corner, opposite] = [{ x: 4, y: 0 }, { x: frame.clientWidth - 4, y: frame.clientHeight }]
        .map((point) => network.DOMtoCanvas(point));
      const view = { left: corner.x, right: opposite.x, pixel: 1 / network.getScale() };
      const isOut = ({ x, y }) => x < corner.x || x > opposite.x || y < corner.y || y > opposite.y;
      const drawn = isCrowd ? [] : [...actors, ...others].filter(({ id }) => !lookOf(id).hidden)
        .map(({ id }) => boxAround(spots[id], lookOf(id).size, lookOf(id).size));
      const written = [];
      prepare(context, view.pixel);
      for (const { id, below: isBelow, lines } of labels) {
        if (written.length >= MOST || isOut(spots[id])) continue;
        const { size, opacity } = lookOf(id);
        const halfWidth = Math.max(...lines.map((text) => context.measureText(text).width)) / 2;
        const halfHeight = (LINE * lines.length * view.pixel) / 2;
        const boxes = boxesFor({ below: isBelow, halfWidth, halfHeight, spot: spots[id], size, view });
        const box = firstFree(boxes, [...written, ...drawn]) ?? firstFree(boxes, written)
          ?? (chosen.has(id) ? boxes[0] : undefined);
        if (!box) continue;
        written.push(box);
        context.globalAlpha = opacity;
        write(context, lines, box, view.pixel);
      }
      context.globalAlpha = 1;
    };
  }

  explorer.labelPainter = labelPainter;
})(window.explorer);
