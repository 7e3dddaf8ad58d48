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
  if (hash !== location.hash.slice(1)) remember(hash, step);
  render();
}

// Inside another page, as in a notebook, there may be none, and so no history and no link.
const hasAddress = !["about:", "blob:", "data:"].includes(location.protocol);

/** Put a hash into the address, where there is one. */
function remember(hash, step) {
  if (!hasAddress) return;
  try {
    history[step ? "pushState" : "replaceState"](null, "", `#${hash}`);
  } catch {
    // A frame may forbid it, and Safari lets only so many changes through in half a minute.
  }
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
    if (Object.hasOwn(DEFAULTS, key)) found[key] = parsed(key, text) ?? DEFAULTS[key];
  }
  if (found.from > found.to) [found.from, found.to] = [found.to, found.from];
  return found;
}

/** Return the value that a text means, or null. */
function parsed(key, text) {
  if (key === "from" || key === "to") {
    return /^\d{1,4}$/.test(text) ? Math.min(years.last, Math.max(years.first, Number(text))) : null;
  }
  if (!Array.isArray(DEFAULTS[key])) return isMeant(key, text) ? text : null;
  const values = text.split(",").filter((one) => isMeant(key, one));
  return values.length || !text ? values : null;
}

/** Say whether a text is one of the values that a key can have. */
function isMeant(key, text) {
  if (key === "select") return !text || graph.byId.has(text);
  if (key === "a" || key === "b") return !text || Boolean(graph.byId.has(text) && isActor(graph.byId.get(text)));
  if (key === "kinds") return graph.kinds.all.includes(text);
  if (Object.hasOwn(choices, key)) return choices[key].has(text);
  if (key === "sort") return !text || Object.hasOwn(SORTS, text.replace(/^-/, ""));
  if (key === "q") return true;
  return WORDS[key].includes(text);
}

const WORDS = {
  lang: Object.keys(data.words),
  view: ["network", "matrix", "timeline", "table"],
  mode: ["begun", "force"],
  undated: ["", "yes", "no"],
  single: ["", "yes"],
  observers: ["", "yes"],
};
