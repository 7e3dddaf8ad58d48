// State × state: how many arrangements connect each two; a cell opens what connects them.

/** Return the states of what is shown, the best connected first, and the count of each pair. */
function pairCounts(shown) {
  const counts = new Map();
  const count = (a, b) => {
    for (const key of [`${a} ${b}`, `${b} ${a}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const sides of statesOf(shown).values()) {
    const ids = [...sides.keys()];
    ids.forEach((a, i) => ids.slice(i + 1).forEach((b) => { if (paired(sides.get(a), sides.get(b))) count(a, b); }));
  }
  const total = new Map();
  for (const [key, n] of counts) total.set(key.split(" ")[0], (total.get(key.split(" ")[0]) ?? 0) + n);
  const states = [...total.keys()].sort((x, y) => total.get(y) - total.get(x) || (x < y ? -1 : 1));
  return { states, counts };
}

/** Return arrangement → state → ties: all that count to the state, as in `connect`. */
function statesOf({ keep, holds }) {
  const found = new Map();
  for (const tie of graph.ties.filter((one) => keep(one) && holds(one))) {
    for (const side of tie.sides.filter((id) => graph.byId.get(id).kind === "state")) {
      if (!found.has(tie.in)) found.set(tie.in, new Map());
      const sides = found.get(tie.in);
      sides.set(side, [...(sides.get(side) ?? []), tie]);
    }
  }
  return found;
}

const MOST_STATES = 60;

function drawMatrix(place, shown) {
  const { states: all, counts } = pairCounts(shown);
  const states = all.slice(0, MOST_STATES);
  const most = Math.max(1, ...counts.values());
  const name = (id) => nameOf(graph.byId.get(id));
  const cell = (a, b) => {
    const n = counts.get(`${a} ${b}`) ?? 0;
    if (a === b) return h("td", { class: "same" });
    if (!n) return h("td", {});
    const here = [state.a, state.b].includes(a) && [state.a, state.b].includes(b);
    return h("td", { style: `--share:${Math.round(12 + 68 * (n / most))}%`, class: n > most / 2 ? "deep" : "tint" },
      h("button", { type: "button", tabindex: "-1", "data-a": a, "data-b": b, "aria-pressed": String(here), "aria-label": word("matrix.cell", { a: name(a), b: name(b), n }) }, String(n)));
  };
  const head = h("tr", {}, h("td", {}), states.map((id) => h("th", { scope: "col" }, h("span", {}, name(id)))));
  const rows = states.map((a) => h("tr", {}, h("th", { scope: "row" }, link(a)), states.map((b) => cell(a, b))));
  place.replaceChildren(
    h("p", { class: "caption" }, word("matrix.caption"), all.length > MOST_STATES ? ` ${word("matrix.most", { n: MOST_STATES, of: all.length })}` : ""),
    states.length ? h("table", { class: "matrix", onclick: cellChosen, onkeydown: cellWalked }, h("thead", {}, head), h("tbody", {}, rows)) : h("p", {}, word("nothing")));
  place.querySelector("table button")?.setAttribute("tabindex", "0");
}

function cellChosen({ target }) {
  const { a, b } = target.closest("button")?.dataset ?? {};
  if (!a) return;
  set({ a, b, select: "" }, { step: true });
  openSheet("drawer");
  document.querySelector(`[data-a="${a}"][data-b="${b}"]`)?.focus();
}

/** Walk with the arrows from count to count. */
function cellWalked(event) {
  const way = WAYS[event.key];
  const here = event.target.closest("td");
  if (!way || !here) return;
  event.preventDefault();
  let { rowIndex } = here.parentElement;
  let { cellIndex } = here;
  const table = here.closest("table");
  let next = null;
  do {
    rowIndex += way[1];
    cellIndex += way[0];
    next = table.rows[rowIndex]?.cells[cellIndex];
  } while (next && !next.querySelector("button[data-a]"));
  const button = next?.querySelector("button[data-a]");
  if (!button) return;
  event.target.setAttribute("tabindex", "-1");
  button.setAttribute("tabindex", "0");
  button.focus();
}
