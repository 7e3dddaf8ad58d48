// What is shown as one SVG picture, on white, with its legend, its sentence and its source.

const MARGIN = 24;

/** Return the picture of the view in force, or null where the view is the table. */
function pictureOf(shown) {
  const drawn = { network: networkPicture, matrix: matrixPicture, timeline: (s) => timelinePicture(s, 1100, LIGHT).picture }[state.view]?.(shown);
  if (!drawn) return null;
  const [width, height] = [Number(drawn.getAttribute("width")), Number(drawn.getAttribute("height"))];
  const marks = legendMarks(shown, width);
  const top = 48 + marks.height;
  const total = { width: width + 2 * MARGIN, height: height + top + 56 };
  drawn.setAttribute("x", MARGIN);
  drawn.setAttribute("y", top);
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", ...total, viewBox: `0 0 ${total.width} ${total.height}` },
    svg("rect", { ...total, fill: LIGHT.paper }),
    words({ x: MARGIN, y: 28, "font-size": 16, "font-weight": 600, fill: LIGHT.ink }, sentence(shown)),
    svg("g", { transform: `translate(${MARGIN} 48)` }, marks.items),
    drawn,
    wrapped(citation(), total.width - 2 * MARGIN).map((line, i) => words({ x: MARGIN, y: total.height - 30 + i * 16, "font-size": 11, fill: LIGHT.quiet }, line)));
}

/** Return text in lines no wider than some pixels. */
function wrapped(text, width) {
  const lines = [""];
  for (const piece of text.split(/(?<=[ ，。；、])/)) {
    if (lines.at(-1) && widthOf(lines.at(-1) + piece, `11px ${FONT}`) > width) lines.push("");
    lines[lines.length - 1] += piece;
  }
  return lines.slice(0, 2);
}

function legendMarks(shown, width) {
  const kinds = new Set([...(state.view === "network" ? shown.actors : []), ...(state.view === "matrix" ? [] : shown.wholes)].map((id) => graph.byId.get(id).kind));
  let [x, y] = [0, 0];
  const items = graph.kinds.all.filter((kind) => kinds.has(kind)).map((kind) => {
    const wide = widthOf(kindWord(kind), `12px ${FONT}`) + 40;
    if (x + wide > width) [x, y] = [0, y + 20];
    const look = colours(kind, LIGHT.paper);
    const item = svg("g", { transform: `translate(${x} ${y})` },
      svg("path", { d: outline(data.looks[kind].shape, 5.5), transform: "translate(8 6)", ...look, "stroke-width": 1.5 }),
      words({ x: 20, y: 10, fill: LIGHT.ink }, kindWord(kind)));
    x += wide;
    return item;
  });
  return { items, height: items.length ? y + 28 : 0 };
}

function networkPicture() {
  const picture = scene(true);
  const { width, height, spot, emphasis, paint } = picture;
  const isOut = (edge) => emphasis && !emphasis.edges.includes(edge);
  const labels = namesIn(picture);
  const line = (edge) => {
    const [from, to] = [spot(nodes.get(edge.from)), spot(nodes.get(edge.to))];
    const strong = emphasis?.edges.includes(edge);
    return svg("line", { x1: r1(from.x), y1: r1(from.y), x2: r1(to.x), y2: r1(to.y),
      stroke: strong ? (emphasis.paths ? paint.accent : paint.quiet) : paint.line, "stroke-width": strong && emphasis.paths ? 2 : 1,
      "stroke-dasharray": edge.acts ? "2 3" : null, opacity: isOut(edge) ? 0.2 : null });
  };
  const mark = (node) => {
    const { x, y, r, shape, fill, stroke } = spot(node);
    return svg("path", { d: outline(shape, r), transform: `translate(${r1(x)} ${r1(y)})`, fill, stroke, "stroke-width": 1.5,
      opacity: emphasis && !emphasis.nodes.has(node.id) ? 0.2 : null });
  };
  const leaders = labels.filter(({ led }) => led).map(({ led: [x, y], box }) => svg("line", {
    x1: r1(x), y1: r1(y), x2: r1(Math.min(Math.max(x, box[0]), box[2])), y2: r1(Math.min(Math.max(y, box[1]), box[3])), stroke: paint.quiet, "stroke-width": 0.75 }));
  const names = labels.map(({ lines, height: size, strong, x, y }) => lines.map((text, i) => words({
    x: r1(x), y: r1(y + i * (size + 2)), "font-size": size, "font-weight": strong ? 600 : null, "text-anchor": "middle",
    fill: strong ? paint.ink : paint.quiet, stroke: paint.paper, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" }, text)));
  return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}` },
    edges.filter(isJoined).map(line), [...nodes.values()].filter(isDrawn).map(mark), leaders, names);
}

function r1(value) {
  return Math.round(value * 10) / 10;
}

function matrixPicture(shown) {
  const { states: all, counts } = pairCounts(shown);
  const states = all.slice(0, MOST_STATES);
  const most = Math.max(1, ...counts.values());
  const name = (id) => nameOf(graph.byId.get(id));
  const wide = Math.max(0, ...states.map((id) => widthOf(name(id), `12px ${FONT}`))) + 8;
  const size = 28;
  const cells = states.flatMap((a, i) => states.map((b, j) => {
    const n = counts.get(`${a} ${b}`) ?? 0;
    const [x, y] = [wide + j * size, wide + i * size];
    return [svg("rect", { x, y, width: size, height: size, stroke: LIGHT.line, fill: a === b ? LIGHT.line : n ? LIGHT.accent : LIGHT.paper, "fill-opacity": n ? 0.1 + 0.8 * (n / most) : 1 }),
      n ? words({ x: x + size / 2, y: y + 18, "text-anchor": "middle", fill: n > most / 2 ? LIGHT.paper : LIGHT.ink }, String(n)) : null];
  }));
  const heads = states.flatMap((id, i) => [
    words({ x: wide - 6, y: wide + i * size + 18, "text-anchor": "end", fill: LIGHT.ink }, name(id)),
    words({ transform: `translate(${wide + i * size + 18} ${wide - 6}) rotate(-90)`, fill: LIGHT.ink }, name(id))]);
  const side = Math.max(640, wide + states.length * size + 1);
  return states.length ? svg("svg", { width: side, height: wide + states.length * size + 1 }, cells, heads) : null;
}
