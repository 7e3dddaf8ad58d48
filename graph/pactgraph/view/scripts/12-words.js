// What the page says, in the language of the reader.

let language = data.language;

/** Return a phrase with its values; "one|many" is chosen by `n`. */
function word(key, values = {}) {
  const forms = data.words[language][key].split("|");
  const form = forms.length > 1 && values.n !== 1 ? forms[1] : forms[0];
  return form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Return the label that the graph gives a concept, class or property. */
function label(term) {
  return data.labels[term]?.[language] ?? term;
}

function nameOf(thing) {
  return thing[language] || thing.id;
}

function otherNameOf(thing) {
  return thing[language === "zh" ? "en" : "zh"];
}

function kindWord(kind) {
  return word(`kind.${kind}`);
}

const byName = (x, y) => nameOf(x).localeCompare(nameOf(y), language);
