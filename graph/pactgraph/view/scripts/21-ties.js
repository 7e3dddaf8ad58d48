// When two ties of one arrangement connect, as graph/pactgraph/ties.py has it.

/** Say whether two ties connect: two actors and, where there is a hub, one that counts to it. */
function isPair(x, y) {
  return x.actor !== y.actor && (isCentral(x) || isCentral(y));
}

function isCentral(tie) {
  const hubs = graph.byId.get(tie.in).relations.hub;
  return !hubs || hubs.some((hub) => tie.sides.includes(hub));
}

/** Return the ties of both sides that make a pair, or null. */
function paired(left, right) {
  const a = left.filter((x) => right.some((y) => isPair(x, y)));
  const b = right.filter((y) => left.some((x) => isPair(x, y)));
  return a.length ? { a, b } : null;
}
