// Arrangements in time: a bar from the first to the last day of each, in rows by kind.

const ROW = 24;
const YEARS_LEFT_OUT = 12; // a longer stretch without anything is folded

/** Return the place of a day between 0 and 1, and the years to mark; empty stretches are folded. */
function scaleOf(spans) {
  const used = [...new Set(spans.flatMap(([from, to]) => [yearOf(from), yearOf(to)]))].sort((x, y) => x - y);
  const first = used[0];
  const steps = [{ year: first, at: 0 }];
  let units = 0;
  for (const year of [...used.slice(1), used.at(-1) + 1]) {
    const gap = year - steps.at(-1).year;
    const folded = gap > YEARS_LEFT_OUT;
    units += folded ? 3 : gap;
    steps.push({ year, at: units, folded });
  }
  const place = (day) => {
    const [y, m, d] = day.split("-").map(Number);
    const exact = Math.max(y + (m - 1) / 12 + (d - 1) / 372, first);
    const i = Math.max(1, steps.findIndex(({ year }) => exact < year));
    const [p, q] = [steps[i - 1], steps[i]];
    return Math.min(1, (p.at + ((exact - p.year) / (q.year - p.year)) * (q.at - p.at)) / units);
  };
  const marks = [];
  for (const { year, folded } of steps) if (!marks.length || folded || year - marks.at(-1).year >= 2) marks.push({ year, folded });
  return { place, marks: marks.filter(({ year }) => year <= used.at(-1)) };
}

function drawTimeline(place, shown) {
  const width = Math.max(560, place.clientWidth - 32);
  const { picture, undated } = timelinePicture(shown, width, theme());
  place.replaceChildren(
    h("p", { class: "caption" }, word("timeline.caption"), undated ? ` ${word("timeline.undated", { n: undated })}` : ""),
    picture ?? h("p", {}, word("nothing")));
}

/** Return the timeline as SVG, and how many arrangements have no date to be drawn at. */
function timelinePicture(shown, width, paint) {
  const wholes = [...shown.wholes].map((id) => graph.byId.get(id));
  const dated = wholes.filter((whole) => whole.begin ?? whole.beginBy);
  const undated = wholes.length - dated.length;
  if (!dated.length) return { picture: null, undated };
  const end = dated.map((one) => one.end ?? one.beginBy ?? one.begin).sort().at(-1);
  const span = (one) => [one.begin ?? one.beginBy, one.end ?? end];
  const { place, marks } = scaleOf(dated.map(span));
  const [left, right] = [16, width - 16];
  const x = (day) => left + place(day) * (right - left);
  const groups = graph.kinds.arrangements.map((kind) => [kind, dated.filter((one) => one.kind === kind).sort((p, q) => (span(p).join() < span(q).join() ? -1 : 1))]);
  const body = [];
  let y = 32;
  for (const [kind, members] of groups.filter(([, list]) => list.length)) {
    body.push(words({ x: left, y: y + 16, "font-weight": 600, fill: paint.ink }, `${kindWord(kind)} (${members.length})`));
    y += ROW + 4;
    for (const one of members) {
      body.push(bar(one, span(one).map(x), y, { left, right, paint }));
      y += ROW;
    }
    y += 8;
  }
  const grid = marks.map(({ year, folded }) => {
    const gx = x(`${String(year).padStart(4, "0")}-01-01`);
    return [svg("line", { x1: gx, x2: gx, y1: 24, y2: y, stroke: paint.line, "stroke-dasharray": folded ? "2 3" : null }),
      words({ x: gx, y: 16, "text-anchor": "middle", fill: paint.quiet }, `${folded ? "⫽ " : ""}${year}`)];
  });
  return { undated, picture: svg("svg", { class: "timeline", width, height: y + 8, viewBox: `0 0 ${width} ${y + 8}`, role: "group", "aria-label": word("view.timeline") }, grid, body) };
}

function words(attributes, text) {
  return svg("text", { "font-size": 12, "font-family": FONT, ...attributes }, text);
}

/** Return one arrangement: a bar, or its mark where it is short; what has no end runs on. */
function bar(one, [from, to], y, { left, right, paint }) {
  const { stroke } = colours(one.kind, paint.paper);
  const chosen = state.select === one.id || network.connection?.arrangements.some(({ id }) => id === one.id);
  const short = to - from < 10;
  const shape = short
    ? svg("path", { d: outline(data.looks[one.kind].shape, 6), transform: `translate(${from + 5} ${y + 12})`, ...colours(one.kind, paint.paper), "stroke-width": 1.5 })
    : svg("path", { d: one.end ? `M${from} ${y + 8}H${to}V${y + 16}H${from}Z` : `M${from} ${y + 8}H${to - 6}L${to} ${y + 12}L${to - 6} ${y + 16}H${from}Z`, fill: stroke, "fill-opacity": one.end ? 1 : 0.45 });
  const after = short || !(from + widthOf(nameOf(one), `12px ${FONT}`) < right) ? (short ? from + 16 : to + 6) : from + 4;
  const name = nameOf(one);
  const wide = widthOf(name, `12px ${FONT}`);
  const inside = !short;
  const room = right - after;
  const start = inside ? Math.min(from + 4, right - wide) : room >= wide ? after : from - 6 - wide;
  return svg("g", { role: "button", tabindex: 0, "data-open": one.id, "aria-label": `${name}, ${when(one.date)}` },
    svg("rect", { x: left, y, width: right - left, height: ROW, fill: chosen ? paint.accent : paint.paper, "fill-opacity": chosen ? 0.12 : 0 }),
    shape,
    words({ x: Math.max(left, start), y: y + 16, fill: paint.ink, stroke: paint.paper, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" }, name));
}
