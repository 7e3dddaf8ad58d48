// The graph of the page, with the ways through it that every view needs.

const data = JSON.parse(at("data").textContent);
data.digest = at("data").dataset.digest;
// An id may be `constructor`: what is looked up by ids and words of the graph must have nothing
// but its own.
for (const [name, value] of Object.entries(data)) {
  if (value instanceof Object && !Array.isArray(value)) data[name] = Object.assign(Object.create(null), value);
}
const graph = indexed(data);

function indexed({ things, ties, mandates, kinds }) {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const tiesOf = new Map(things.map((thing) => [thing.id, []]));
  const mandatesOf = new Map();
  const referring = new Map();
  for (const tie of ties) {
    tie.sides = [tie.actor, ...(tie.for ?? [])];
    tie.arms = new Set(tie.arms ?? [tie.in]);
    for (const id of new Set([...tie.sides, tie.in])) tiesOf.get(id)?.push(tie);
  }
  for (const mandate of mandates) {
    for (const id of [mandate.agent, mandate.principal]) {
      if (!mandatesOf.has(id)) mandatesOf.set(id, []);
      mandatesOf.get(id).push(mandate);
    }
  }
  for (const thing of things) {
    for (const [property, others] of Object.entries(thing.relations)) {
      for (const other of others) {
        if (!referring.has(other)) referring.set(other, []);
        referring.get(other).push({ property, thing });
      }
    }
  }
  return { things, ties, byId, tiesOf, mandatesOf, referring, kinds };
}

function isActor(thing) {
  return graph.kinds.actors.includes(thing.kind);
}

function isArrangement(thing) {
  return graph.kinds.arrangements.includes(thing.kind);
}

function statusOf(thing) {
  return thing.facts.status?.[0] ?? "actual";
}

/** Say whether one of two actors acts for the other, however many steps away. */
function areOneSide(graph, a, b) {
  const actsFor = (agent, principal) => (graph.byId.get(agent)?.relations.actsFor ?? [])
    .some((next) => next === principal || actsFor(next, principal));
  return actsFor(a, b) || actsFor(b, a);
}

/** Return the passages of a record, or of a tie or mandate, which rests on its record's without its own. */
function passagesOf(fact) {
  return fact.evidence ?? graph.byId.get(fact.in ?? fact.agent)?.evidence ?? [];
}

/**
 * Return the nearest actors that one folds into and that are drawn, as a body into its state: of
 * those for whom it acts at whatever time, or of those that a tie counts to.
 */
function foldedSides(id, drawn, counts = () => true) {
  const thing = graph.byId.get(id);
  if (!thing) return [];
  if (drawn.has(thing.kind)) return [id];
  return (thing.relations.actsFor ?? []).filter(counts).flatMap((principal) => foldedSides(principal, drawn, counts));
}
