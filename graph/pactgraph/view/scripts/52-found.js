// What connects two actors, in words and in order of time.

function connection() {
  return state.a && state.b && state.a !== state.b ? connect(graph, state.a, state.b, shownIn(state).options) : null;
}

/** Return the ids that the picture brings out for the connected two. */
function connectedNow() {
  if (!network.connection) return null;
  const ids = [state.a, state.b];
  for (const found of network.connection.arrangements) {
    ids.push(found.id, ...found.through.a, ...found.through.b);
  }
  return new Set(ids);
}

function connected(found) {
  const [a, b] = [graph.byId.get(state.a), graph.byId.get(state.b)];
  const count = found.arrangements.length;
  return h("article", {},
    h("header", {},
      h("h2", { id: "about", tabindex: "-1" }, `${nameOf(a)} ⇄ ${nameOf(b)}`),
      h("p", { class: "kind" }, count ? word("found.count", { n: count }) : word("found.nothing"), windowWords() ? ` · ${windowWords()}` : "")),
    areOneSide(graph, a.id, b.id) ? h("p", {}, word("found.oneSide")) : null,
    h("p", {}, h("button", { type: "button", onclick: () => set({ a: "", b: "", select: "" }, { step: true }) }, word("connect.clear"))),
    count ? h("ol", { class: "ties dated" }, found.arrangements.map(linkItem)) : [partnerList(a), partnerList(b)],
    found.undated && !shownIn(state).undated ? h("p", { class: "measure" }, word("found.undated", { n: found.undated })) : null,
    restricted() ? h("p", { class: "measure" }, word("found.filtered")) : null);
}

function linkItem(found) {
  const whole = graph.byId.get(found.id);
  const side = (name, id) => [
    h("span", { class: "detail" }, nameOf(graph.byId.get(id)), word("colon"), found.roles[name].map(label).join(word("comma")),
      found.through[name].length ? [` ${word("through")} `, found.through[name].map((actor) => [link(actor), " "])] : null,
      [...new Set(found.ties[name].map((tie) => tie.date))].filter((date) => date && date !== whole.date).map((date) => ` · ${when(date)}`))];
  const places = [...new Set([whole, ...found.ties.a, ...found.ties.b].flatMap(passagesOf))].sort(inText);
  return h("li", {},
    h("span", { class: "date" }, when(whole.date) || word("undated")),
    h("div", {},
      link(found.id),
      found.certain ? null : h("em", {}, ` ${word("found.uncertain")}`),
      side("a", state.a), side("b", state.b),
      h("span", { class: "detail" }, cites(places))));
}

function partnerList(actor) {
  const partners = partnersOf(graph, actor.id, shownIn(state).options);
  const title = word("found.partners", { who: nameOf(actor) });
  return section(title, partners.length
    ? [h("ul", { class: "ties" }, partners.map(([other, n]) => h("li", {}, link(other.id), ` (${n})`)))]
    : [h("p", {}, word("found.alone"))]);
}

function restricted() {
  return state.roles.length + state.topics.length + state.documents.length > 0
    || graph.kinds.arrangements.some((kind) => !state.kinds.includes(kind));
}

function windowWords() {
  const { from, to, mode } = state;
  if (!windowOf(state, years)) return "";
  if (mode === "force") return from === to ? word("window.at", { to }) : word("window.force", { from, to });
  return from <= years.first ? word("window.until", { to }) : word("window.begun", { from, to });
}

/** Open a thing, or with `joined` connect it with the actor opened or asked for before. */
function pick(id, joined) {
  const first = state.a && !state.b ? state.a : state.select;
  const asked = joined || (state.a && !state.b);
  const both = asked && first && first !== id && [first, id].every((one) => isActor(graph.byId.get(one)));
  if (both) set({ a: first, b: id, select: "" }, { step: true });
  else openThing(id);
}

function openThing(id, { look = false } = {}) {
  set({ select: id }, { step: true });
  openSheet("drawer");
  if (look) lookAt(id);
}
