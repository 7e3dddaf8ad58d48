// The legend, which is also the filter by kind, and the filters by role, topic and document.

function drawFilters(shown) {
  const counts = new Map();
  for (const id of [...shown.actors, ...shown.wholes]) count(counts, graph.byId.get(id).kind);
  const all = new Map();
  for (const thing of graph.things) count(all, thing.kind);
  const drawn = [...graph.kinds.actors, ...graph.kinds.arrangements];
  const groups = [["actors", graph.kinds.actors], ["arrangements", graph.kinds.arrangements], ["others", graph.kinds.all.filter((kind) => !drawn.includes(kind))]];
  const present = groups.map(([group, kinds]) => [group, kinds.filter((kind) => all.get(kind))]).filter(([, kinds]) => kinds.length);
  keepingFocus(at("kinds"), present.map(([group, kinds]) => h("fieldset", {},
    h("legend", {}, word(`group.${group}`)),
    kinds.map((kind) => box("kinds", kind,
      [swatch(kind), h("span", {}, kindWord(kind)), h("span", { class: "count" }, group === "others" || !state.kinds.includes(kind) ? all.get(kind) : `${counts.get(kind) ?? 0}/${all.get(kind)}`)])))));
  for (const [name, values] of Object.entries(choices)) {
    keepingFocus(at(name), [h("fieldset", {}, h("legend", { class: "unseen" }, word(`filter.${name}`)),
      [...values].sort(([x], [y]) => choiceName(x).localeCompare(choiceName(y), language)).map(([value, n]) => box(name, value, [h("span", {}, choiceName(value)), h("span", { class: "count" }, n)])))]);
    at(`${name}-count`).textContent = state[name].length ? String(state[name].length) : "";
  }
  keepingFocus(at("rules"), [
    rule("single", Boolean(state.single), word("filter.single", { n: shown.few }), (on) => set({ single: on ? "yes" : "" })),
    rule("undated", shown.undated, word("filter.undated", { n: shown.undatedCount }), (on) => set({ undated: on ? "yes" : "no" })),
    rule("observers", Boolean(state.observers), word("filter.observers"), (on) => set({ observers: on ? "yes" : "" })),
  ]);
}

function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What ties can be filtered by, with how many arrangements each has. */
const choices = {
  roles: counted((tie) => [tie.role]),
  topics: counted((tie, whole) => whole.facts.topic ?? []),
  documents: counted((tie) => passagesOf(tie).map(documentOf)),
};

function counted(values) {
  const wholes = new Map();
  for (const tie of graph.ties) {
    const whole = graph.byId.get(tie.in);
    if (!isArrangement(whole) || statusOf(whole) !== "actual") continue;
    for (const value of values(tie, whole)) wholes.set(value, (wholes.get(value) ?? new Set()).add(tie.in));
  }
  return new Map([...wholes].map(([value, found]) => [value, found.size]));
}

function choiceName(value) {
  const thing = graph.byId.get(value);
  return thing ? nameOf(thing) : label(value);
}

function box(name, value, content) {
  const toggle = ({ target }) => set({ [name]: target.checked ? [...state[name], value] : state[name].filter((one) => one !== value) });
  return h("label", {}, h("input", { type: "checkbox", checked: state[name].includes(value), "data-key": `${name} ${value}`, onchange: toggle }), content);
}

function rule(name, checked, text, change) {
  return h("label", {}, h("input", { type: "checkbox", checked, "data-key": name, onchange: ({ target }) => change(target.checked) }), h("span", {}, text));
}

/** Put new content in a place without taking the focus from the box that was just ticked. */
function keepingFocus(place, content) {
  const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  place.replaceChildren(...content);
  if (key) [...place.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key)?.focus();
}
