// What the filters leave: the ties, and the nodes and edges that they make.

/** Return what is shown of the graph in a state of the page. */
function shownIn(state) {
  const choice = choiceOf(state);
  const drawn = new Set(state.kinds);
  const kept = graph.ties.filter(choice.keep);
  const least = state.single ? 1 : 2;
  const certain = membersOf(kept.filter(choice.certain), drawn);
  const possible = membersOf(kept.filter(choice.possible), drawn);
  const [members, undatedCount] = [choice.undated ? possible : certain, sizeOf(possible, least) - sizeOf(certain, least)];
  const few = members.size - sizeOf(members, 2);
  for (const [whole, sides] of members) if (sides.size < least) members.delete(whole);
  return { ...choice, members, ...nodesOf(members, drawn), few, undatedCount };
}

/** Return arrangement → drawn actor → the ties that join them. */
function membersOf(ties, drawn) {
  const members = new Map();
  for (const tie of ties) {
    for (const side of foldedSides(tie.actor, drawn, (id) => tie.sides.includes(id))) {
      if (!members.has(tie.in)) members.set(tie.in, new Map());
      const sides = members.get(tie.in);
      if (sides.has(side)) sides.get(side).push(tie);
      else sides.set(side, [tie]);
    }
  }
  return members;
}

/** Return how many arrangements have at least so many actors drawn. */
function sizeOf(members, least) {
  return [...members.values()].filter((sides) => sides.size >= least).length;
}

/** Return the filters as tests of ties, and the options they are to `connect`. */
function choiceOf(state) {
  const window = windowOf(state, years);
  const undated = state.undated ? state.undated === "yes" : window === null;
  const dated = window ?? { last: "9999-12-31" };
  const keep = (tie) => {
    const whole = graph.byId.get(tie.in);
    return isArrangement(whole) && state.kinds.includes(whole.kind) && joins(tie, state.observers)
      && passes(tie, whole, state);
  };
  const certain = (tie) => holds(tie, dated);
  const possible = (tie) => mayHold(tie, window);
  return {
    window, undated, keep, certain, possible,
    holds: undated ? possible : certain,
    options: {
      kinds: state.kinds.filter((kind) => graph.kinds.arrangements.includes(kind)),
      window: window ?? (undated ? null : dated),
      observers: Boolean(state.observers),
      uncertain: undated,
      keep: (tie) => passes(tie, graph.byId.get(tie.in), state),
    },
  };
}

function passes(tie, whole, { roles, topics, documents }) {
  const has = (chosen, values) => !chosen.length || values.some((value) => chosen.includes(value));
  return has(roles, [tie.role]) && has(topics, whole.facts.topic ?? [])
    && has(documents, passagesOf(tie).map(documentOf));
}

/** Return the nodes of memberships, with what the bodies among them act for. */
function nodesOf(members, drawn) {
  const actors = new Set([...members.values()].flatMap((sides) => [...sides.keys()]));
  for (const actor of actors) {
    for (const principal of graph.byId.get(actor).relations.actsFor ?? []) {
      foldedSides(principal, drawn).forEach((side) => actors.add(side));
    }
  }
  return { actors, wholes: new Set(members.keys()) };
}
