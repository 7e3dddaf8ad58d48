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
  const width = Math.max(320, place.clientWidth - 32);
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
  const last = dated.map((one) => one.end ?? one.beginBy ?? one.begin).sort().at(-1);
  const span = (one) => [one.begin ?? one.beginBy, one.end ?? last];
  const { place, marks } = scaleOf(dated.map(span));
  const names = Math.round(Math.min(340, width * 0.42));
  const x = (day) => names + 16 + place(day) * (width - names - 32);
  const groups = graph.kinds.arrangements
    .map((kind) => [kind, dated.filter((one) => one.kind === kind).sort((p, q) => (span(p).join() < span(q).join() ? -1 : 1))])
    .filter(([, members]) => members.length);
  const body = [];
  let y = 32;
  for (const [kind, members] of groups) {
    body.push(words({ x: 0, y: y + 16, "font-weight": 600, fill: paint.ink }, `${kindWord(kind)} (${members.length})`));
    y += ROW;
    for (const one of members) {
      body.push(row(one, span(one).map(x), y, { names, width, paint }));
      y += ROW;
    }
    y += 8;
  }
  const size = { width, height: y + 8, viewBox: `0 0 ${width} ${y + 8}` };
  const attributes = { class: "timeline", ...size, role: "group", "aria-label": word("view.timeline") };
  return { undated, picture: svg("svg", attributes, grid(marks, x, y, paint), body) };
}

/** Return the lines of the years, each named where there is room. */
function grid(marks, x, bottom, paint) {
  let named = -Infinity;
  return marks.map(({ year, folded }) => {
    const gx = x(`${String(year).padStart(4, "0")}-01-01`);
    const room = gx - named > 44;
    if (room) named = gx;
    return [
      svg("line", { x1: gx, x2: gx, y1: 24, y2: bottom, stroke: paint.line, "stroke-width": 0.5, "stroke-dasharray": folded ? "2 3" : null }),
      room ? words({ x: gx, y: 16, "text-anchor": "middle", fill: paint.quiet }, String(year)) : null,
    ];
  });
}

function words(attributes, text) {
  return svg("text", { "font-size": 12, "font-family": FONT, ...attributes }, text);
}

/** Return one arrangement: its name, and a bar, or its mark where that would be short. */
function row(one, [from, to], y, { names, width, paint }) {
  const chosen = state.select === one.id || network.connection?.arrangements.some(({ id }) => id === one.id);
  const { fill, stroke } = colours(one.kind, paint.paper);
  const mark = to - from < 14
    ? { d: outline(data.looks[one.kind].shape, 6), transform: `translate(${from} ${y + 12})`, fill, stroke, "stroke-width": 1.5 }
    : { d: barPath(from, to, y, Boolean(one.end)), fill: stroke, stroke: paint.paper, "stroke-width": 0.5 };
  const name = nameOf(one);
  return svg("g", { role: "button", tabindex: 0, "data-open": one.id, "aria-label": `${name}, ${when(one.date)}` },
    svg("title", {}, `${name} · ${when(one.date)}`),
    svg("rect", { x: 0, y, width, height: ROW, fill: chosen ? paint.accent : paint.paper, "fill-opacity": chosen ? 0.12 : 0 }),
    words({ x: 8, y: y + 16, fill: paint.ink }, shortened(name, names - 8)),
    svg("path", mark));
}

/** Return a bar; what has no known end points onward. */
function barPath(from, to, y, closed) {
  const [top, bottom] = [y + 8, y + 16];
  return closed ? `M${from} ${top}H${to}V${bottom}H${from}Z` : `M${from} ${top}H${to - 6}L${to} ${y + 12}L${to - 6} ${bottom}H${from}Z`;
}

function shortened(name, width) {
  const font = `12px ${FONT}`;
  if (widthOf(name, font) <= width) return name;
  let length = name.length;
  while (length > 1 && widthOf(`${name.slice(0, length)}…`, font) > width) length -= 1;
  return `${name.slice(0, length).trim()}…`;
}
