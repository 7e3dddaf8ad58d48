// Passages: a locator that opens to the place in words, and to the sentence where the page holds it.

/** Return the locators of some passages, each a button. */
function cites(places) {
  return h("span", { class: "cites" }, places.map((place) => h(
    "button",
    { type: "button", class: "cite", "aria-expanded": "false", title: placeWords(place), onclick: openPlace, "data-place": place },
    shortPlace(place),
  )));
}

const shortNames = new Map(graph.things.filter((thing) => thing.kind === "document").map(({ id }, _, all) => {
  const short = id.split("_")[0];
  return [id, all.filter((other) => other.id.split("_")[0] === short).length === 1 ? short : id];
}));

function shortPlace(place) {
  const { document, paragraph, sentence } = placeOf(place);
  return `${shortNames.get(document) ?? document}#${paragraph}.${sentence}`;
}

function placeWords(place) {
  const { document, paragraph, sentence } = placeOf(place);
  const thing = graph.byId.get(document);
  return word("cite.place", { document: thing ? nameOf(thing) : document, paragraph, sentence });
}

function openPlace({ currentTarget: button }) {
  const opened = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!opened));
  if (opened) button.nextElementSibling.remove();
  else button.after(quoted(button.dataset.place));
}

function quoted(place) {
  const sentence = data.sentences[place];
  return h(
    "span", { class: "quote" },
    sentence ? h("q", { lang: "zh" }, sentence) : null,
    h("span", { class: "where" }, placeWords(place), sentence ? "" : ` ${word("cite.without")}`),
  );
}
