// The drawer: everything about one thing, each thing in it a link to that thing.

const SAID_ELSEWHERE = new Set([
  "altLabel", "isoCode", "editorial", "printed", "printedDate", "sha256", "file",
  "note", "value", "unit", "comparator", "standardValue", "standardUnit", "status", "openList", "certainty",
]);

// Where the page has no address, `#` would lead to the page around it.
const LINK = hasAddress ? { href: "#" } : { role: "link", tabindex: "0" };

function link(id, text) {
  const thing = graph.byId.get(id);
  return h("a", { ...LINK, class: "thing", "data-open": id }, swatch(thing.kind), text ?? nameOf(thing));
}

function section(title, ...content) {
  return content.flat().length ? h("section", {}, h("h3", {}, title), ...content) : null;
}

/** Return the description of a thing. */
function described(thing) {
  return h("article", {}, heading(thing), actions(thing), summary(thing), measured(thing), participation(thing),
    mandates(thing), related(thing), figures(thing), claims(thing),
    section(word("drawer.passages"), evidenceList(thing)));
}

function heading(thing) {
  const status = statusOf(thing);
  const dates = when(thing.date);
  return h("header", {},
    h("h2", { id: "about", tabindex: "-1" }, nameOf(thing)),
    otherNamesOf(thing).map(([tag, name]) => h("p", { class: "other", lang: data.tags[tag] }, name)),
    h("p", { class: "kind" }, swatch(thing.kind), label(thing.type), dates ? ` · ${dates}` : "",
      status === "actual" ? null : h("strong", {}, ` · ${label(status)}`)));
}

function actions(thing) {
  if (!isActor(thing)) return null;
  const asked = state.a === thing.id && !state.b;
  return h("p", {}, h("button", { type: "button", onclick: () => set({ a: thing.id, b: "", select: thing.id }) },
    asked ? word("connect.pick") : word("connect.with")));
}

function summary(thing) {
  const { facts } = thing;
  const rows = [
    [word("drawer.aliases"), facts.altLabel],
    [word("drawer.codes"), facts.isoCode],
    [word("drawer.figure"), thing.kind === "observation" ? [figureOf(thing)] : null],
    ...Object.entries(facts).filter(([name]) => !SAID_ELSEWHERE.has(name)).map(([name, values]) => [label(name), values.map((v) => label(String(v)))]),
    [label("certainty"), facts.certainty?.map(label)],
    [word("drawer.open"), facts.openList ? [word("drawer.openList")] : null],
    [label("note"), facts.note],
  ].filter(([, values]) => values?.length);
  return rows.length ? h("dl", {}, rows.map(([name, values]) => [h("dt", {}, name), h("dd", {}, values.join(word("semicolon")))])) : null;
}

function figureOf({ facts, date }) {
  const number = (value) => Number(value).toLocaleString(language);
  const compared = facts.comparator && facts.comparator[0] !== "exactly" ? `${label(facts.comparator[0])} ` : "";
  return `${compared}${number(facts.value[0])} ${facts.unit?.[0] ?? ""}${date ? ` · ${when(date)}` : ""}`;
}

function measured(thing) {
  const found = data.measures[thing.id];
  if (!found) return null;
  const side = word(thing.kind === "state" ? "measure.states" : "measure.arrangements");
  return h("ul", { class: "measure" }, found.map((one) => h("li", {}, word("measure.line", {
    measure: word(`measure.${one.name}`), rank: one.rank, of: one.of, side, meaning: one[language],
  }))));
}

/** Return who takes part, or in what; the arrangements of an actor by kind and time. */
function participation(thing) {
  const ties = graph.tiesOf.get(thing.id);
  const inside = ties.filter((tie) => tie.in === thing.id);
  const outside = ties.filter((tie) => tie.sides.includes(thing.id));
  const kinds = [...graph.kinds.arrangements, ...graph.kinds.actors];
  return [
    section(word("drawer.participants", { n: inside.length }), tieList(inside, (tie) => tie.actor)),
    ...kinds.map((kind) => {
      const own = outside.filter((tie) => graph.byId.get(tie.in).kind === kind);
      return section(`${kindWord(kind)} (${new Set(own.map((tie) => tie.in)).size})`, tieList(own, (tie) => tie.in, thing.id));
    }),
  ];
}

function tieList(ties, other, id) {
  const order = (tie) => `${tie.begin ?? "9999"} ${other(tie)}`;
  const items = [...ties].sort((x, y) => (order(x) < order(y) ? -1 : 1)).map((tie) => h(
    "li", {},
    link(other(tie)),
    h("span", { class: "detail" },
      label(tie.role),
      id && tie.actor !== id ? [` · ${word("through")} `, link(tie.actor)] : null,
      tie.date ? ` · ${when(tie.date)}` : "",
      tie.certainty ? ` · ${label(tie.certainty)}` : "", " ", cites(passagesOf(tie))),
    tie.note ? h("span", { class: "note", lang: "en" }, tie.note) : null,
  ));
  return items.length ? [h("ul", { class: "ties" }, items)] : [];
}

/** Return by which mandates it acts for others, or others for it: when, how surely, and who says so. */
function mandates(thing) {
  const items = (graph.mandatesOf.get(thing.id) ?? []).map((one) => h(
    "li", {},
    link(one.agent === thing.id ? one.principal : one.agent),
    h("span", { class: "detail" }, label(one.agent === thing.id ? "principal" : "agent"),
      one.date ? ` · ${when(one.date)}` : "",
      one.certainty ? ` · ${label(one.certainty)}` : "", " ", cites(passagesOf(one))),
    one.note ? h("span", { class: "note", lang: "en" }, one.note) : null,
  ));
  return section(label("Mandate"), items.length ? [h("ul", { class: "ties" }, items)] : []);
}

/** Return what it names and what names it, other than figures and claims. */
function related(thing) {
  const named = Object.entries(thing.relations).map(([property, others]) => [label(property), others]);
  const naming = (graph.referring.get(thing.id) ?? [])
    .filter((other) => !["observation", "claim"].includes(other.thing.kind))
    .map((other) => [word("drawer.isOf", { property: label(other.property) }), [other.thing.id]]);
  const rows = grouped([...named, ...naming]);
  return section(word("drawer.relations"), rows.length
    ? [h("dl", {}, rows.map(([name, ids]) => [h("dt", {}, name), h("dd", {}, ids.map((id) => [link(id), " "]))]))] : []);
}

function grouped(rows) {
  const found = new Map();
  for (const [name, ids] of rows) found.set(name, [...new Set([...(found.get(name) ?? []), ...ids])]);
  return [...found];
}

function figures(thing) {
  return aboutIt(thing, "observation", (other) => h("li", {}, link(other.id), h("span", { class: "detail" }, figureOf(other), " ", cites(passagesOf(other)))));
}

function claims(thing) {
  return aboutIt(thing, "claim", (other) => h("li", {}, link(other.id), h("span", { class: "detail" }, label(other.facts.claimKind?.[0]), " ", cites(passagesOf(other)))));
}

function aboutIt(thing, kind, item) {
  const found = (graph.referring.get(thing.id) ?? []).map((other) => other.thing).filter((other) => other.kind === kind);
  const once = [...new Set(found)];
  return section(`${kindWord(kind)} (${once.length})`, once.length ? [h("ul", { class: "ties" }, once.map(item))] : []);
}

function evidenceList(thing) {
  const places = thing.evidence ?? [];
  return places.map((place) => h("p", { class: "passage" }, cites([place]), data.sentences[place] ? quoted(place) : null));
}
