// Makes elements. Words go in as text nodes, so that what stands in a document stays text.
"use strict";
((explorer) => {
  const SVG = "http://www.w3.org/2000/svg";

  function fill(element, { text, on = {}, ...attributes }, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    if (text !== undefined) element.textContent = text;
    for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  const make = (tag, options = {}, ...children) => fill(document.createElement(tag), options, children);
  const draw = (tag, options = {}, ...children) => fill(document.createElementNS(SVG, tag), options, children);
  const byId = (id) => document.getElementById(id);

  const button = (text, listener, options = {}) => make("button", { type: "button", text, on: { click: listener }, ...options });

  // The line that stands for an act, as in the network.
  const swatch = (act) => draw("svg", { class: `swatch act-${act}`, viewBox: "0 0 30 10", "aria-hidden": "true" },
    draw("line", { x1: 1, y1: 5, x2: 29, y2: 5 }));

  explorer.dom = Object.freeze({ make, draw, byId, button, swatch });
})(window.explorer);
