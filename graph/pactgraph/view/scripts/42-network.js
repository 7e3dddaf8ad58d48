// The network: vis-network draws it where Python placed it; what is drawn over it stands in 44-overlay.js.

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
