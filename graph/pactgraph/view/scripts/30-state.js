// The state of the page, all of it, kept in the URL's hash so that a link gives the same view.

const years = yearsOf(graph);
const DEFAULTS = {
  lang: data.language,
  view: innerWidth < 480 ? "table" : "network",
  select: "",
  a: "",
  b: "",
  kinds: ["state", ...graph.kinds.arrangements],
  roles: [],
  topics: [],
  documents: [],
  mode: "begun",
  from: years.first,
  to: years.last,
  undated: "",
  single: "",
  observers: "",
  sort: "",
  q: "",
};
let state = { ...DEFAULTS };

/** Change the state and draw what follows from it; `step` makes the change one to go back over. */
function set(change, { step = false } = {}) {
  state = { ...state, ...change };
  const hash = written(state);
  if (hash !== location.hash.slice(1)) {
    history[step ? "pushState" : "replaceState"](null, "", `#${hash}`);
  }
  render();
}

function written(state) {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    const text = String(value);
    if (text !== String(DEFAULTS[key]) || key === "lang") parts.set(key, text);
  }
  return parts.toString();
}

/** Return the state of a hash; what it cannot mean is left as it was by default. */
function readHash(hash) {
  const found = { ...DEFAULTS };
  for (const [key, text] of new URLSearchParams(hash.slice(1))) {
    if (key in DEFAULTS) found[key] = parsed(key, text) ?? DEFAULTS[key];
  }
  if (found.from > found.to) [found.from, found.to] = [found.to, found.from];
  return found;
}

function parsed(key, text) {
  const known = {
    lang: (value) => value in data.words,
    view: (value) => ["network", "matrix", "timeline", "table"].includes(value),
    mode: (value) => ["begun", "force"].includes(value),
  };
  if (key === "from" || key === "to") {
    const year = Number(text);
    return Number.isInteger(year) ? Math.min(years.last, Math.max(years.first, year)) : null;
  }
  if (["select", "a", "b"].includes(key)) return graph.byId.has(text) ? text : null;
  if (Array.isArray(DEFAULTS[key])) {
    const test = key === "kinds" ? (one) => graph.kinds.all.includes(one) : Boolean;
    return text.split(",").filter(test);
  }
  return !known[key] || known[key](text) ? text : null;
}
