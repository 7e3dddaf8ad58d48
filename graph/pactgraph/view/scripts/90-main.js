// Wiring: what the controls do.

/** Open one of the panels that small screens show as sheets. */
function openSheet(name) {
  document.body.dataset.sheet = name;
  for (const button of document.querySelectorAll("[data-sheet-of]")) button.setAttribute("aria-expanded", String(button.dataset.sheetOf === name));
}

function startTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => set({ view: tab.dataset.view }, { step: true }));
    tab.addEventListener("keydown", ({ key }) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!way) return;
      const next = tabs[(i + way + tabs.length) % tabs.length];
      set({ view: next.dataset.view }, { step: true });
      next.focus();
    });
  });
}

function startLinks() {
  const follow = (event) => {
    const id = event.target.closest("[data-open]")?.dataset.open;
    if (!id) return;
    event.preventDefault();
    openThing(id, { look: true });
    if (at("drawer").contains(event.target) || !event.target.isConnected) at("about")?.focus({ preventScroll: true });
  };
  document.addEventListener("click", follow);
  document.addEventListener("keydown", (event) => {
    if (["Enter", " "].includes(event.key) && event.target.closest("[data-open]:not([href])")) follow(event);
  });
}

function startControls() {
  at("language").addEventListener("click", () => set({ lang: nextLanguage() }));
  for (const name of ["a", "b"]) {
    at(name).addEventListener("change", ({ target }) => {
      set({ [name]: target.value, select: "" }, { step: true });
      if (network.connection) openSheet("drawer");
    });
  }
  at("filter-rows").addEventListener("input", ({ target }) => { table.shown = PAGE; set({ q: target.value }); });
  at("reset").addEventListener("click", () => set({ ...DEFAULTS, lang: state.lang, view: state.view }, { step: true }));
  for (const [id, act] of [["zoom-in", () => zoom(1.25)], ["zoom-out", () => zoom(0.8)], ["zoom-fit", fit]]) at(id).addEventListener("click", act);
  for (const button of document.querySelectorAll("[data-sheet-of]")) {
    button.addEventListener("click", () => openSheet(document.body.dataset.sheet === button.dataset.sheetOf ? "" : button.dataset.sheetOf));
  }
  at("close-drawer").addEventListener("click", () => { set({ select: "", a: "", b: "" }, { step: true }); openSheet(""); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select, textarea")) { event.preventDefault(); at("search").focus(); }
  });
}

function start() {
  const read = () => { state = readHash(location.hash); render(); };
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { repaintNetwork(); render(); });
  addEventListener("resize", () => { if (state.view === "timeline") render(); });
  startTabs();
  startLinks();
  startControls();
  startSearch();
  startTime();
  startExports();
  startKeys();
  read();
  if (state.view !== "network") document.documentElement.dataset.ready = "true";
}

start();
