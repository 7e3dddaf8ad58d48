// What the filters leave: the ties, and the nodes and edges that they make.

/** Return what is shown of the graph in a state of the page. */
function shownIn(state) {
  const choice = choiceOf(state);
  const drawn = new Set(state.kinds);
  const ties = graph.ties.filter((tie) => choice.keep(tie) && choice.holds(tie));
  const members = new Map();
  for (const tie of ties) {
    for (const side of foldedSides(tie.actor, drawn)) {
      if (!members.has(tie.in)) members.set(tie.in, new Map());
      const sides = members.get(tie.in);
      sides.set(side, [...(sides.get(side) ?? []), tie]);
    }
  }
  const few = [...members].filter(([, sides]) => sides.size < 2).map(([whole]) => whole);
  if (!state.single) few.forEach((whole) => members.delete(whole));
  return { ...choice, members, ...nodesOf(members, drawn), few: few.length, ...undatedIn(choice, members) };
}

/** Return the filters as tests of ties, and the options they are to `connect`. */
function choiceOf(state) {
  const window = windowOf(state, years);
  const undated = state.undated ? state.undated === "yes" : window === null;
  const keep = (tie) => {
    const whole = graph.byId.get(tie.in);
    return isArrangement(whole) && state.kinds.includes(whole.kind) && statusOf(whole) === "actual"
      && (state.observers || graph.roles[tie.role]) && passes(tie, whole, state);
  };
  const dated = (tie) => tie.beginBy !== undefined;
  const certain = (tie) => holds(tie, window) && (window || undated || dated(tie));
  return {
    window,
    undated,
    keep,
    holds: (tie) => certain(tie) || (undated && mayHold(tie, window)),
    may: (tie) => mayHold(tie, window) && !(holds(tie, window) && dated(tie)),
    options: {
      kinds: state.kinds.filter((kind) => graph.kinds.arrangements.includes(kind)),
      window: window ?? (undated ? null : { last: "9999-12-31" }),
      observers: Boolean(state.observers),
      uncertain: undated,
      keep: (tie) => passes(tie, graph.byId.get(tie.in), state),
    },
  };
}

function passes(tie, whole, { roles, topics, documents }) {
  const has = (chosen, values) => !chosen.length || values.some((value) => chosen.includes(value));
  return has(roles, [tie.role]) && has(topics, whole.facts.topic ?? [])
    && has(documents, passagesOf(tie).map((place) => place.split("#")[0]));
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

/** Return how many arrangements have no certain date within the window: shown, or left out. */
function undatedIn({ keep, may }, members) {
  const possible = new Set(graph.ties.filter((tie) => keep(tie) && may(tie)).map((tie) => tie.in));
  const certain = (whole) => [...(members.get(whole)?.values() ?? [])].flat().some((tie) => !may(tie));
  return { undatedCount: [...possible].filter((whole) => !certain(whole)).length };
}
