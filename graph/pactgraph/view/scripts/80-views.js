// What the page says of what it shows, and the view in force.

/** Return one sentence: how many of what, until when, from which documents. */
function sentence(shown) {
  const states = [...shown.actors].filter((id) => graph.byId.get(id).kind === "state").length;
  const others = shown.actors.size - states;
  const documents = new Set([...shown.members.values()].flatMap((sides) => [...sides.values()].flat()).flatMap(passagesOf).map(documentOf));
  return [
    word("sentence.states", { n: states }),
    others ? word("sentence.others", { n: others }) : "",
    word("sentence.arrangements", { n: shown.wholes.size }),
    windowWords() || word("window.all", { to: years.last }),
    documents.size ? word("sentence.documents", { n: documents.size }) : "",
  ].filter(Boolean).join(" · ");
}

/** Return what is not shown, and why, so that no one takes the picture for the whole. */
function leftOut(shown) {
  const kinds = [...graph.kinds.actors, ...graph.kinds.arrangements].filter((kind) => !state.kinds.includes(kind) && graph.things.some((thing) => thing.kind === kind));
  return [
    kinds.length ? word("left.kinds", { kinds: kinds.map(kindWord).join(word("comma")) }) : "",
    shown.few && !state.single ? word("left.few", { n: shown.few }) : "",
    shown.undatedCount ? word(shown.undated ? "left.undatedShown" : "left.undated", { n: shown.undatedCount }) : "",
    data.leftOut ? word("left.thinned", { n: data.leftOut }) : "",
  ].filter(Boolean);
}

function drawHead(shown) {
  at("sentence").textContent = sentence(shown);
  document.title = `Pactgraph · ${sentence(shown)}`;
  document.documentElement.lang = data.tags[language];
  at("language").textContent = data.words[nextLanguage()].language ?? nextLanguage();
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = word(element.dataset.placeholder);
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const chosen = tab.dataset.view === state.view;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    at(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
  for (const name of ["png", "svg"]) document.querySelector(`[data-export=${name}]`).disabled = state.view === "table";
}

function drawConnectForm() {
  for (const name of ["a", "b"]) {
    const select = at(name);
    const group = (kind) => {
      const things = graph.things.filter((thing) => thing.kind === kind && (graph.tiesOf.get(thing.id).length || [state.a, state.b].includes(thing.id))).sort(byName);
      return things.length ? h("optgroup", { label: kindWord(kind) }, things.map((thing) => h("option", { value: thing.id }, nameOf(thing)))) : null;
    };
    select.replaceChildren(h("option", { value: "" }, word("connect.choose")), ...graph.kinds.actors.map(group).filter(Boolean));
    select.value = state[name];
  }
}

function drawDrawer(shown) {
  const thing = graph.byId.get(state.select);
  const back = thing && network.connection ? h("p", {}, h("button", { type: "button", onclick: () => set({ select: "" }, { step: true }) }, word("connect.back"))) : null;
  const content = thing ? described(thing) : network.connection ? connected(network.connection) : introduction(shown);
  const key = `${language} ${state.select} ${state.a} ${state.b}`;
  const changed = drawDrawer.key !== key;
  drawDrawer.key = key;
  at("drawer-body").replaceChildren(...[back, content].filter(Boolean));
  if (changed) at("drawer").scrollTop = 0;
  document.body.classList.toggle("opened", Boolean(thing || network.connection));
}

function introduction(shown) {
  const out = leftOut(shown);
  return h("article", {},
    h("header", {}, h("h2", { id: "about" }, word("intro.title"))),
    h("p", {}, sentence(shown), word("stop")),
    out.length ? section(word("intro.left"), [h("ul", {}, out.map((line) => h("li", {}, line)))]) : null,
    section(word("intro.how"), [h("ul", {}, ["click", "hover", "connect", "time", "keys"].map((name) => h("li", {}, word(`intro.${name}`))))]),
    section(word("intro.sources"), graph.things.filter((thing) => thing.kind === "document").map((thing) => h("p", {}, link(thing.id)))),
    h("p", { class: "measure" }, word("intro.data", { version: data.version, digest: data.digest })));
}

const VIEWS = {
  matrix: drawMatrix,
  timeline: drawTimeline,
  table: drawTable,
};

/** Draw everything that follows from the state. */
function render() {
  language = state.lang;
  const shown = shownIn(state);
  network.connection = connection();
  drawHead(shown);
  drawFilters(shown);
  drawConnectForm();
  drawTime();
  drawPlay();
  drawDrawer(shown);
  if (document.activeElement !== at("filter-rows")) at("filter-rows").value = state.q;
  if (!network.vis) startNetwork(shown);
  else if (state.view !== "network") network.shown = shown;
  else updateNetwork(shown);
  VIEWS[state.view]?.(at(`${state.view}-body`), shown);
}
