// What is shown, to take away: PNG, SVG, CSV, a citation, a link, paper.

function startExports() {
  const actions = { png: savePng, svg: saveSvg, csv: () => saveCsv(false), excel: () => saveCsv(true), cite: () => showText(word("export.cite"), citation()), link: () => showText(word("export.link"), address()), print: () => globalThis.print() };
  at("export-menu").addEventListener("click", ({ target }) => {
    const name = target.closest("[data-export]")?.dataset.export;
    if (!name) return;
    at("export").open = false;
    actions[name]();
  });
  at("export").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    at("export").open = false;
    at("export").querySelector("summary").focus();
  });
  document.addEventListener("click", ({ target }) => { if (!at("export").contains(target)) at("export").open = false; });
  // No form, whose submission a frame may forbid.
  at("close-text").addEventListener("click", () => at("text-dialog").close());
  addEventListener("beforeprint", () => at("paper").replaceChildren(...paper()));
  addEventListener("afterprint", () => at("paper").replaceChildren());
}

function save(blob, ending) {
  const url = URL.createObjectURL(blob);
  h("a", { href: url, download: `pactgraph-${state.view}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function svgText() {
  return new XMLSerializer().serializeToString(pictureOf(shownIn(state)));
}

function saveSvg() {
  save(new Blob([svgText()], { type: "image/svg+xml" }), "svg");
}

/** Draw the SVG at twice its size; as a data URL it asks for nothing and taints nothing. */
async function savePng() {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
  await image.decode();
  const canvas = h("canvas", { width: image.width * 2, height: image.height * 2 });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, "png"), "image/png");
}

function csvRows() {
  const languages = Object.keys(data.words);
  const columns = ["id", "kind", ...languages, "date", "ties", "with", "roles", "passages"];
  const rows = rowsOf(shownIn(state)).map(({ thing, date, ties, with: joined, roles, places }) => [
    thing.id, thing.kind, ...languages.map((tag) => thing.names[tag]), date, ties, joined.map((one) => one.id).join(" "), roles, places.join(" ")]);
  return [columns, ...rows];
}

function saveCsv(bom) {
  save(new Blob([csvOf(csvRows(), bom)], { type: "text/csv;charset=utf-8" }), "csv");
}

/** Return the address of this view, or where there is none, what to put after the page's own. */
function address() {
  const hash = `#${written(state)}`;
  return hasAddress ? location.href.split("#")[0] + hash : word("export.embedded", { hash });
}

/** Return how to cite the view: version, data, what is shown. */
function citation() {
  const chosen = ["roles", "topics", "documents"].flatMap((name) => state[name].map(choiceName));
  const shown = [word(`view.${state.view}`), state.kinds.map(kindWord).join(word("comma")), windowWords(), ...chosen].filter(Boolean).join("; ");
  return word("export.citation", { version: data.version, digest: data.digest, first: years.first, last: years.last, shown });
}

function showText(title, text) {
  at("text-title").textContent = title;
  at("text").value = text;
  at("text-dialog").showModal();
  at("text").select();
}

/** Return what goes on paper: the sentence, the picture or table, what is open beside it, the source. */
function paper() {
  const shown = shownIn(state);
  const picture = pictureOf(shown);
  const open = network.connection || state.select ? at("drawer-body").cloneNode(true) : null;
  open?.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
  return [picture ?? h("h1", {}, sentence(shown)), open, picture ? null : h("p", {}, citation())].filter(Boolean);
}
