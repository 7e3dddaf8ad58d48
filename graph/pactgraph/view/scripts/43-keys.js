// The network without a mouse: arrows walk from node to node, Enter opens, + and − zoom.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function startKeys() {
  at("canvas").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actionOf(event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actionOf({ key, shiftKey }) {
  if (WAYS[key]) return () => walk(WAYS[key]);
  if (key === "Enter" || key === " ") return () => network.focused && pick(network.focused, shiftKey);
  if (key === "+" || key === "=") return () => zoom(1.25);
  if (key === "-") return () => zoom(0.8);
  if (key === "0") return fit;
  if (key === "Escape") return () => { network.focused = ""; set({ select: "" }); };
  return null;
}

/** Go to the node that lies nearest in a direction; first of all to the best connected. */
function walk(way) {
  const drawn = [...nodes.values()].filter(isDrawn);
  const here = nodes.get(network.focused || state.select);
  const next = here && isDrawn(here) ? nearestIn(here, drawn, way) : drawn.sort((p, q) => q.size - p.size)[0];
  if (!next) return;
  network.focused = next.id;
  const thing = graph.byId.get(next.id);
  at("spoken").textContent = `${nameOf(thing)}, ${kindWord(thing.kind)}`;
  lookAtIfOutside(next.id);
  network.vis.redraw();
}

/** Return the nearest node ahead; what lies aside counts as farther. */
function nearestIn(here, drawn, [dx, dy]) {
  const cost = (node) => {
    const [x, y] = [node.x - here.x, node.y - here.y];
    const ahead = x * dx + y * dy;
    return ahead > 0 ? ahead + 2 * Math.abs(x * dy - y * dx) : Infinity;
  };
  const ranked = drawn.map((node) => [cost(node), node]).filter(([c]) => c < Infinity);
  return ranked.sort(([p], [q]) => p - q)[0]?.[1];
}

function lookAtIfOutside(id) {
  const { width, height, spot } = scene();
  const { x, y } = spot(nodes.get(id));
  if (x < 20 || y < 20 || x > width - 20 || y > height - 20) lookAt(id);
}
