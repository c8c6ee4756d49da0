// Positions over time: a histogram by act, and two handles that choose a range of it.
"use strict";
((explorer) => {
  const { data: { positions, daysOf, isoOf }, state, dom: { byId, draw, make }, words } = explorer;
  const HEIGHT = 44;
  const MOST_BINS = 96;
  const frame = byId("timeline");
  const [from, to] = [byId("timeline-from"), byId("timeline-to")];
  const chart = byId("timeline-chart");
  const dated = positions.filter(({ days }) => days);
  const bins = makeBins();

  // Days, months or years, whichever are the finest that are not too many.
  function makeBins() {
    if (!dated.length) return [];
    const first = dated.reduce((least, { days }) => Math.min(least, days[0]), Infinity);
    const last = dated.reduce((most, { days }) => Math.max(most, days[0]), -Infinity);
    const steps = [[1, 0], [7, 0], [0, 1], [0, 3], [0, 12], [0, 60], [0, 120], [0, 1200]];
    for (const step of steps) {
      const found = binsOf(first, last, step);
      if (found) return found;
    }
    return [];
  }

  function binsOf(first, last, [days, months]) {
    const found = [];
    for (let start = alignedTo(first, months); start <= last;) {
      const next = months ? monthsLater(start, months) : start + days;
      found.push({ start, end: months ? next - 1 : Math.min(next - 1, last) });
      if (found.length > MOST_BINS) return null;
      start = next;
    }
    return found;
  }

  function alignedTo(day, months) {
    if (!months) return day;
    const [year, month] = isoOf(day).split("-").map(Number);
    const aligned = (year * 12 + month - 1) - ((year * 12 + month - 1) % months);
    return daysOf(`${String(Math.floor(aligned / 12)).padStart(4, "0")}-${String((aligned % 12) + 1).padStart(2, "0")}-01`)[0];
  }

  function monthsLater(day, months) {
    const [year, month] = isoOf(day).split("-").map(Number);
    return Math.round(Date.UTC(year, month - 1 + months, 1) / 86_400_000);
  }

  function binOf(day) {
    let [low, high] = [0, bins.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bins[middle].start <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // A day, or of bins of months the month.
  const isFine = bins.every(({ start, end }) => end - start < 7);
  const said = (day) => words.day(isoOf(day).slice(0, isFine ? 10 : 7));

  // --- drawing ------------------------------------------------------------------------------

  function stacks(shown) {
    const counted = bins.map(() => new Map());
    for (const { days, act } of shown) {
      if (days) {
        const counts = counted[binOf(days[0])];
        counts.set(act, (counts.get(act) ?? 0) + 1);
      }
    }
    return counted;
  }

  function paint(now) {
    const counted = stacks(explorer.filters.choose(now, { except: ["dates"] }));
    const sums = counted.map((counts) => [...counts.values()].reduce((sum, number) => sum + number, 0));
    const most = Math.max(1, ...sums);
    const [low, high] = range(now);
    const bars = counted.flatMap((counts, i) => {
      let top = HEIGHT;
      return explorer.controls.acts.filter((act) => counts.has(act)).map((act) => {
        const height = (counts.get(act) / most) * (HEIGHT - 2);
        top -= height;
        const isIn = i >= low && i <= high;
        return draw("rect", { class: `bar act-${act}${isIn ? "" : " is-out"}`, x: i + 0.08, y: top, width: 0.84, height });
      });
    });
    chart.setAttribute("viewBox", `0 0 ${bins.length} ${HEIGHT}`);
    chart.replaceChildren(...bars);
    from.value = low;
    to.value = high;
    from.setAttribute("aria-valuetext", `from ${words.day(isoOf(bins[low].start))}`);
    to.setAttribute("aria-valuetext", `until ${words.day(isoOf(bins[high].end))}`);
    byId("timeline-range").textContent = said(bins[low].start) === said(bins[high].end)
      ? said(bins[low].start) : `${said(bins[low].start)} – ${said(bins[high].end)}`;
    byId("timeline-most").textContent = `${most.toLocaleString("en")} at most`;
  }

  function range({ since, until }) {
    const [first, last] = [since && daysOf(since), until && daysOf(until)];
    const low = first ? binOf(first[0]) : 0;
    return [low, Math.max(low, last ? binOf(last[1]) : bins.length - 1)];
  }

  // --- handles ------------------------------------------------------------------------------

  function slide({ target }) {
    let [low, high] = [Number(from.value), Number(to.value)];
    if (low > high) [low, high] = target === from ? [high, high] : [low, low];
    state.set({
      since: low > 0 ? isoOf(bins[low].start) : "",
      until: high < bins.length - 1 ? isoOf(bins[high].end) : "",
    });
    // Where the state stays as it was, the handle has to go back by itself.
    [from.value, to.value] = [low, high];
  }

  function axis() {
    const wanted = Math.min(bins.length, 6);
    const ticks = Array.from({ length: wanted }, (_, i) => Math.round((i * (bins.length - 1)) / Math.max(1, wanted - 1)));
    const texts = ticks.map((i) => said(i === bins.length - 1 ? bins[i].end : bins[i].start));
    byId("timeline-axis").replaceChildren(...texts.map((text) => make("span", { text })));
  }

  const undated = positions.length - dated.length;
  byId("timeline-undated").textContent = undated ? `${undated.toLocaleString("en")} without a date` : "";
  if (bins.length > 1) {
    for (const handle of [from, to]) {
      handle.max = bins.length - 1;
      handle.addEventListener("input", slide);
    }
    axis();
    frame.hidden = false;
  }

  explorer.timeline = Object.freeze({ show: (now) => { if (bins.length > 1) paint(now); }, bins: bins.length });
})(window.explorer);
