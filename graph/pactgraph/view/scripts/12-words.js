// What the page says, in the language of the reader.

let language = data.language;

// The categories of CLDR in the order in which catalogues give the forms of plurals.
const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];
const plurals = new Map();

/** Return the number of the form that a language takes for a count. */
function plural(tag, n) {
  if (!plurals.has(tag)) {
    const rules = new Intl.PluralRules(tag);
    const used = new Set([...Array(200).keys()].map((count) => rules.select(count)));
    plurals.set(tag, { rules, order: CATEGORIES.filter((name) => used.has(name)) });
  }
  const { rules, order } = plurals.get(tag);
  return order.indexOf(rules.select(n));
}

/** Return a phrase with its values; where it has several forms, `n` chooses one. */
function word(key, values = {}) {
  const spoken = key in data.words[language] ? language : data.fallback;
  const forms = data.words[spoken][key];
  const form = Array.isArray(forms) ? forms[plural(spoken, values.n)] : forms;
  return form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Return the label in the reader's language, else in English, else in any. */
function inLanguage(labels) {
  return labels[language] ?? labels[data.fallback] ?? Object.values(labels)[0];
}

// Characters as wide as two letters (Unicode Standard Annex 11).
const WIDE = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/g;

/** Return the room that a text takes, in letters of an alphabet. */
function lettersOf(text) {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** Return the language that comes after this one, of those that the page speaks. */
function nextLanguage() {
  const all = Object.keys(data.words);
  return all[(all.indexOf(language) + 1) % all.length];
}

/** Return the label that the graph gives a concept, class or property. */
function label(term) {
  return inLanguage(data.labels[term] ?? {}) ?? term;
}

function nameOf(thing) {
  return inLanguage(thing.names) ?? thing.id;
}

/** Return the names in the other languages, each with its language. */
function otherNamesOf(thing) {
  return Object.entries(thing.names).filter(([, name]) => name !== nameOf(thing));
}

function otherNameOf(thing) {
  return otherNamesOf(thing).map(([, name]) => name).join(" · ");
}

function kindWord(kind) {
  return word(`kind.${kind}`);
}

const byName = (x, y) => nameOf(x).localeCompare(nameOf(y), language);
