// Which arrangements connect two actors: the same answer as `pactgraph connect`, tested equal.

/**
 * Return the arrangements that connect two actors in order of time, and how many are left out
 * because they are not certainly begun.
 * @param {object} options kinds that count, the window, whether roles that do not connect count
 *   too, whether what is uncertain is kept, and which ties to look at.
 */
function connect(graph, a, b, options = {}) {
  const { kinds = graph.kinds.arrangements, window = null, uncertain = false } = options;
  const links = [];
  let undated = 0;
  if (areOneSide(graph, a, b)) return { arrangements: links, undated };
  for (const [whole, sides] of shared(graph, a, b, kinds, options)) {
    const held = pairedWithin(sides, (tie) => holds(tie, window));
    const possible = pairedWithin(sides, (tie) => mayHold(tie, window));
    if (possible && !held) undated += 1;
    const ties = held ?? (uncertain ? possible : null);
    if (ties) links.push(linkOf(graph.byId.get(whole), ties, a, b, Boolean(held)));
  }
  return { arrangements: links.sort(inTime), undated };
}

function pairedWithin(sides, test) {
  return paired(sides.a.filter(test), sides.b.filter(test));
}

/** Return the ties of each arrangement that count to either. */
function shared(graph, a, b, kinds, { observers = false, keep = () => true }) {
  const found = new Map();
  for (const [side, id] of [["a", a], ["b", b]]) {
    for (const tie of graph.tiesOf.get(id)) {
      if (!tie.sides.includes(id) || !keep(tie)) continue;
      const whole = graph.byId.get(tie.in);
      if (!kinds.includes(whole.kind) || !joins(tie, observers)) continue;
      if (!found.has(tie.in)) found.set(tie.in, { a: [], b: [] });
      found.get(tie.in)[side].push(tie);
    }
  }
  return found;
}

function linkOf(whole, ties, a, b, certain) {
  const acting = (side, id) => [...new Set(ties[side].map((tie) => tie.actor))]
    .filter((actor) => actor !== id).sort();
  const roles = (side) => [...new Set(ties[side].map((tie) => tie.role))].sort();
  return {
    id: whole.id,
    since: sinceOf(ties),
    begin: whole.begin ?? null,
    roles: { a: roles("a"), b: roles("b") },
    through: { a: acting("a", a), b: acting("b", b) },
    ties,
    certain,
  };
}

/** Return the first day on which both can have been in it. */
function sinceOf(ties) {
  const firsts = [ties.a, ties.b].map((side) => side.map((t) => t.begin).filter(Boolean).sort()[0]);
  return firsts.every(Boolean) ? firsts.sort()[1] : null;
}

function inTime(x, y) {
  const last = "9999-99-99";
  const key = (link) => `${link.since ?? last} ${link.begin ?? last} ${link.id}`;
  return key(x) < key(y) ? -1 : 1;
}

/** Return the states that an actor is connected with, and by how many arrangements. */
function partnersOf(graph, id, options) {
  return graph.things
    .filter((thing) => thing.kind === "state" && thing.id !== id)
    .map((thing) => [thing, connect(graph, id, thing.id, options).arrangements.length])
    .filter(([, count]) => count)
    .sort(([x, n], [y, m]) => m - n || (x.id < y.id ? -1 : 1));
}
