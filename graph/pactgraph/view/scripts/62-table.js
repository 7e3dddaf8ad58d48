// The table: the accessible twin of the network. Everything in the picture can be read here.

const PAGE = 200;
const table = { shown: PAGE };

/** Return the rows of what is shown: the picture's things, and others whose kind is asked for. */
function rowsOf(shown) {
  const partners = new Map();
  const join = (x, y, ties) => {
    if (!partners.has(x)) partners.set(x, []);
    partners.get(x).push([y, ties]);
  };
  for (const [whole, sides] of shown.members) {
    for (const [side, ties] of sides) { join(whole, side, ties); join(side, whole, ties); }
  }
  const drawn = [...shown.actors, ...shown.wholes].map((id) => graph.byId.get(id));
  const others = graph.things.filter((thing) => !isActor(thing) && !isArrangement(thing) && state.kinds.includes(thing.kind));
  const rows = [...drawn, ...others].map((thing) => rowOf(thing, partners.get(thing.id) ?? []));
  const key = fold(state.q);
  return sorted(rows.filter((row) => !key || fold(textOf(row)).includes(key)));
}

function rowOf(thing, joined) {
  const places = [...new Set([...(thing.evidence ?? []), ...joined.flatMap(([, ties]) => ties.flatMap(passagesOf))])].sort(inText);
  const about = thing.kind === "observation" ? figureOf(thing) : "";
  return {
    thing,
    name: nameOf(thing),
    other: otherNameOf(thing),
    kind: label(thing.type),
    date: thing.date ?? "",
    begin: thing.begin ?? thing.beginBy ?? "",
    ties: joined.length,
    with: joined.map(([id]) => graph.byId.get(id)).sort(byName),
    roles: rolesOf(joined).join(", ") || about,
    places,
  };
}

/** Return the roles of ties, the most frequent first. */
function rolesOf(joined) {
  const counts = new Map();
  for (const tie of joined.flatMap(([, ties]) => ties)) count(counts, label(tie.role));
  return [...counts.keys()].sort((x, y) => counts.get(y) - counts.get(x) || x.localeCompare(y, language));
}

function textOf({ thing, name, other, kind, date, roles, with: joined }) {
  return [thing.id, name, other, kind, date, roles, ...joined.map(nameOf)].join(" ");
}

const SORTS = {
  name: (x, y) => x.name.localeCompare(y.name, language),
  kind: (x, y) => graph.kinds.all.indexOf(x.thing.kind) - graph.kinds.all.indexOf(y.thing.kind),
  date: (x, y) => ((x.begin || "9999") < (y.begin || "9999") ? -1 : 1) * (x.begin === y.begin ? 0 : 1),
  ties: (x, y) => y.ties - x.ties,
  roles: (x, y) => x.roles.localeCompare(y.roles, language),
  places: (x, y) => y.places.length - x.places.length,
};

function sorted(rows) {
  const [, back, key] = /^(-?)(\w*)$/.exec(state.sort) ?? [];
  const order = SORTS[key];
  const way = back ? -1 : 1;
  return rows.sort((x, y) => (order ? way * order(x, y) : 0) || SORTS.kind(x, y) || SORTS.ties(x, y) || SORTS.name(x, y));
}

function drawTable(place, shown) {
  const rows = rowsOf(shown);
  const some = rows.slice(0, table.shown);
  at("row-count").textContent = word("table.count", { n: rows.length });
  place.replaceChildren(
    h("table", { class: "rows" },
      h("caption", {}, word("table.caption")),
      h("thead", {}, h("tr", {}, ["name", "kind", "date", "ties", "with", "roles", "places"].map(columnHead))),
      h("tbody", {}, some.map(tableRow))),
    rows.length > some.length
      ? h("button", { type: "button", onclick: () => { table.shown += PAGE; drawTable(place, shown); } }, word("table.more", { n: rows.length - some.length })) : "");
}

function columnHead(key) {
  const now = state.sort.replace("-", "") === key;
  const back = state.sort.startsWith("-");
  const title = word(`table.${key}`);
  if (!SORTS[key]) return h("th", { scope: "col", class: `c-${key}` }, title);
  return h("th", { scope: "col", class: `c-${key}`, "aria-sort": now ? (back ? "descending" : "ascending") : "none" },
    h("button", { type: "button", "data-sort": key, onclick: () => { set({ sort: now && !back ? `-${key}` : key }); document.querySelector(`[data-sort=${key}]`)?.focus(); } },
      title, h("span", { "aria-hidden": "true" }, now ? (back ? " ↓" : " ↑") : "")));
}

const MOST_LETTERS = 90; // of the names in a row
const MOST_ROLES = 3;

/** Return the first things whose names a row has room for; at least one. */
function fitting(things) {
  let letters = 0;
  return things.filter((thing, i) => {
    letters += lettersOf(nameOf(thing));
    return i === 0 || letters <= MOST_LETTERS;
  });
}

function some(roles) {
  const all = roles.split(", ");
  return all.slice(0, MOST_ROLES).join(", ") + (all.length > MOST_ROLES ? ` +${all.length - MOST_ROLES}` : "");
}

function tableRow({ thing, other, kind, date, ties, with: joined, roles, places }) {
  const chosen = state.select === thing.id;
  const few = fitting(joined);
  const rest = joined.length - few.length;
  return h("tr", { class: chosen ? "chosen" : null },
    h("th", { scope: "row", class: "c-name" }, link(thing.id), h("small", {}, other)),
    h("td", { class: "c-kind" }, kind),
    h("td", { class: "c-date" }, when(date)),
    h("td", { class: "c-ties" }, ties || ""),
    h("td", { class: "c-with" }, few.map((one) => [link(one.id), " "]), rest > 0 ? h("a", { ...LINK, "data-open": thing.id }, word("table.others", { n: rest })) : ""),
    h("td", { class: "c-roles" }, some(roles)),
    h("td", { class: "c-places" }, places.length ? cites(places.slice(0, 3)) : "", places.length > 3 ? ` +${places.length - 3}` : ""));
}
