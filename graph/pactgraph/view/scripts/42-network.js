// The network: vis-network draws it where Python placed it; emphasis and names are drawn over it.

// The layout spreads from side to side; on an upright screen it is laid on its side.
const upright = innerHeight > innerWidth;
const nodes = new Map(data.drawing.nodes.map((node) => [node.id, {
  ...node,
  ...(upright ? { x: node.y, y: node.x } : {}),
  kind: graph.byId.get(node.id).kind,
}]));
const edges = data.drawing.edges.map((edge, id) => ({ ...edge, id }));
const network = { vis: null, shown: null, hovered: "", focused: "", labels: [], fitted: 1 };

function startNetwork(shown) {
  network.shown = shown;
  for (const node of nodes.values()) node.hidden = !isDrawn(node);
  for (const edge of edges) edge.hidden = !isJoined(edge);
  network.sets = {
    nodes: new vis.DataSet([...nodes.values()].map(visNode)),
    edges: new vis.DataSet(edges.map(({ id, from, to, acts, hidden }) => ({ id, from, to, hidden, dashes: acts ? [2, 3] : false }))),
  };
  const options = data.drawing.options;
  network.vis = new vis.Network(at("canvas"), network.sets, {
    ...options,
    edges: { ...options.edges, color: edgeColour() },
    interaction: { ...options.interaction, dragNodes: false },
  });
  network.vis.on("hoverNode", ({ node }) => hover(node));
  network.vis.on("blurNode", () => hover(""));
  network.vis.on("click", clicked);
  network.vis.on("afterDrawing", drawOver);
  network.vis.once("afterDrawing", () => { document.documentElement.dataset.ready = "true"; });
  network.vis.on("resize", fit);
  fit();
}

function visNode({ id, shape, size, x, y, kind, hidden }) {
  const { fill, stroke } = colours(kind, theme().paper);
  return { id, shape, size, x, y, hidden, color: { background: fill, border: stroke, hover: { background: fill, border: stroke } } };
}

function isDrawn({ id }) {
  return network.shown.actors.has(id) || network.shown.wholes.has(id);
}

function isJoined({ from, to, acts }) {
  const { actors, members } = network.shown;
  return acts ? actors.has(from) && actors.has(to) : Boolean(members.get(to)?.has(from));
}

/** Draw what is shown now; only what changes is told to vis-network. */
function updateNetwork(shown) {
  network.shown = shown;
  network.sets.nodes.update(changed([...nodes.values()], isDrawn));
  network.sets.edges.update(changed(edges, isJoined));
  network.vis.redraw();
}

/** Return what has come into view or left it, and note that it has. */
function changed(items, test) {
  return items.filter((item) => item.hidden === test(item)).map((item) => {
    item.hidden = !item.hidden;
    return { id: item.id, hidden: item.hidden };
  });
}

/** Take the colours of the theme that has come into force. */
function repaintNetwork() {
  network.sets.nodes.update([...nodes.values()].map(visNode));
  network.vis.setOptions({ edges: { color: edgeColour() } });
}

/** Return the colour of lines; where there are very many, only a veil of each. */
function edgeColour() {
  return { color: theme().line, inherit: false, opacity: edges.length > 2000 ? 0.3 : 1 };
}

function fit() {
  const drawn = [...nodes.values()].filter(isDrawn);
  const { clientWidth: width, clientHeight: height } = at("canvas");
  if (!drawn.length || !width) return;
  const span = (axis) => {
    const all = drawn.map((node) => node[axis]);
    return [all.reduce((p, q) => Math.min(p, q)), all.reduce((p, q) => Math.max(p, q))];
  };
  const [[left, right], [top, bottom]] = [span("x"), span("y")];
  const scale = Math.min((width - 120) / (right - left || 1), (height - 72) / (bottom - top || 1), 2);
  network.fitted = Math.max(scale, 0.02);
  network.vis.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: network.fitted });
}

function lookAt(id) {
  const node = nodes.get(id);
  if (!node || !isDrawn(node) || !at("canvas").clientWidth) return;
  network.vis.moveTo({ position: { x: node.x, y: node.y }, scale: Math.max(network.vis.getScale(), network.fitted * 1.3) });
}

function zoom(factor) {
  network.vis.moveTo({ scale: network.vis.getScale() * factor });
}

function hover(id) {
  network.hovered = id;
  at("canvas").style.cursor = id ? "pointer" : "default";
  network.vis.redraw();
}

/** Open what is clicked; a second actor clicked with Ctrl, Shift or ⌘ is connected with the first. */
function clicked({ nodes: [id], event }) {
  const key = event.srcEvent;
  if (!id) { network.focused = ""; set({ select: "" }, { step: true }); return; }
  network.focused = id;
  pick(id, key.ctrlKey || key.metaKey || key.shiftKey);
}

/** Return what the picture brings out, and whether as paths between the connected two. */
function emphasis() {
  const { hovered, shown } = network;
  const around = (id) => {
    const own = edges.filter((edge) => (edge.from === id || edge.to === id) && isJoined(edge));
    return { nodes: new Set([id, ...own.flatMap(({ from, to }) => [from, to])]), edges: own };
  };
  if (hovered) return around(hovered);
  const ids = connectedNow();
  if (ids && (!state.select || ids.has(state.select))) {
    const own = edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to) && isJoined(edge));
    return { nodes: new Set([...ids].filter((id) => shown.actors.has(id) || shown.wholes.has(id))), edges: own, paths: true };
  }
  return nodes.has(state.select) && isDrawn(nodes.get(state.select)) ? around(state.select) : null;
}

/** Return where everything stands on the screen: for the canvas and for pictures alike. */
function scene(light = false) {
  const { clientWidth: width, clientHeight: height } = at("canvas");
  const scale = network.vis.getScale();
  const centre = network.vis.getViewPosition();
  const paint = light ? LIGHT : theme();
  const spot = (node) => ({
    ...node, ...colours(node.kind, paint.paper),
    x: (node.x - centre.x) * scale + width / 2,
    y: (node.y - centre.y) * scale + height / 2,
    r: node.size * scale,
  });
  return { width, height, scale, paint, spot, emphasis: emphasis() };
}

const MANY_STATES = 80; // of more than these only the best connected are named, as of arrangements

function namesIn({ width, height, scale, spot, emphasis }) {
  const { actors, wholes, members } = network.shown;
  const degree = (id) => members.get(id)?.size ?? 0;
  const brought = (id) => emphasis?.nodes.has(id) ?? false;
  const states = [...actors].filter((id) => graph.byId.get(id).kind === "state");
  const must = new Set([network.hovered, network.focused, state.select]);
  const order = (id) => [must.has(id), brought(id), states.includes(id), degree(id)].map(Number);
  const ranked = (emphasis ? [...emphasis.nodes] : [...states, ...actors, ...wholes])
    .map((id) => [id, order(id)])
    .sort(([, x], [, y]) => y[0] - x[0] || y[1] - x[1] || y[2] - x[2] || y[3] - x[3]);
  const many = states.length > MANY_STATES;
  const most = emphasis ? 60 : Math.round(14 * Math.max(1, (scale / network.fitted) ** 2));
  return placed([...new Set(ranked.map(([id]) => id))].map((id) => {
    const kind = graph.byId.get(id).kind;
    return { ...spot(nodes.get(id)), name: nameOf(graph.byId.get(id)), strong: kind === "state" && !many, must: must.has(id) };
  }), { width, height }, most);
}

function drawOver(context) {
  const picture = scene();
  const ratio = context.canvas.width / picture.width;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (picture.emphasis) drawEmphasis(context, picture);
  for (const id of new Set([state.select, network.focused])) {
    const node = nodes.get(id);
    if (node && isDrawn(node)) drawRing(context, picture.spot(node), picture.paint.accent);
  }
  drawNames(context, namesIn(picture), picture.paint);
  context.restore();
}

function drawEmphasis(context, { width, height, paint, spot, emphasis }) {
  context.globalAlpha = 0.82;
  context.fillStyle = paint.paper;
  context.fillRect(0, 0, width, height);
  context.globalAlpha = 1;
  context.strokeStyle = emphasis.paths ? paint.accent : paint.quiet;
  context.globalAlpha = emphasis.paths ? 1 : 0.6;
  context.lineWidth = emphasis.paths ? 2 : 1;
  for (const edge of emphasis.edges) {
    const [from, to] = [spot(nodes.get(edge.from)), spot(nodes.get(edge.to))];
    context.setLineDash(edge.acts ? [2, 3] : []);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  for (const id of emphasis.nodes) drawNode(context, spot(nodes.get(id)));
}

function drawNode(context, { x, y, r, shape, fill, stroke }) {
  const path = new Path2D(outline(shape, r));
  context.translate(x, y);
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.lineWidth = 1.5;
  context.fill(path);
  context.stroke(path);
  context.translate(-x, -y);
}

function drawRing(context, { x, y, r }, colour) {
  context.beginPath();
  context.arc(x, y, r + 5, 0, 2 * Math.PI);
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.stroke();
}

/** Draw the line from a node to its name where that could not stand beside it. */
function drawLeader(context, [x, y], box, colour) {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(Math.min(Math.max(x, box[0]), box[2]), Math.min(Math.max(y, box[1]), box[3]));
  context.strokeStyle = colour;
  context.lineWidth = 0.75;
  context.stroke();
}

function drawNames(context, labels, paint) {
  context.textAlign = "center";
  context.lineJoin = "round";
  for (const { lines, font, height, strong, led, box, x, y } of labels) {
    if (led) drawLeader(context, led, box, paint.quiet);
    context.font = font;
    lines.forEach((line, i) => {
      context.strokeStyle = paint.paper;
      context.lineWidth = 3;
      context.strokeText(line, x, y + i * (height + 2));
      context.fillStyle = strong ? paint.ink : paint.quiet;
      context.fillText(line, x, y + i * (height + 2));
    });
  }
}
