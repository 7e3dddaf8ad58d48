// What is drawn over the network: what is brought out of it, and the names.

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
  if (!picture.width) return; // another view is in force
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
