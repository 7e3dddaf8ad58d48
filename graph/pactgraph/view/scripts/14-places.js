// Passages as places in the text; a locator is `<document>#<paragraph>.<sentence>`, and only here is it read.

/** Return the document, paragraph and sentence of a locator, as graph/pactgraph/locators.py has it. */
function placeOf(locator) {
  const [, document, paragraph, sentence] = /^(.*)#(\d+)\.(\d+)$/.exec(locator);
  return { document, paragraph: Number(paragraph), sentence: Number(sentence) };
}

function documentOf(locator) {
  return placeOf(locator).document;
}

/** Order locators as they stand in the text. */
function inText(x, y) {
  const [p, q] = [placeOf(x), placeOf(y)];
  if (p.document !== q.document) return p.document < q.document ? -1 : 1;
  return p.paragraph - q.paragraph || p.sentence - q.sentence;
}
