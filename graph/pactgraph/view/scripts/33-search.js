// Search: by id, code, or any name in any language.

const keys = graph.things.map((thing) => ({
  thing,
  keys: [thing.id, ...Object.values(thing.names), ...["altLabel", "usualName", "isoCode"].flatMap((key) => thing.facts[key] ?? [])]
    .map((name) => fold(String(name))),
}));

/** Return the things that answer to some letters: whole names first, then beginnings, then parts. */
function search(text, most = 12) {
  const key = fold(text);
  if (!key) return [];
  const order = (names) => Math.min(...names.map((name) => {
    if (name === key) return 0;
    return name.startsWith(key) ? 1 : name.includes(key) ? 2 : 9;
  }));
  return keys
    .map(({ thing, keys }) => [order(keys), graph.kinds.all.indexOf(thing.kind), thing])
    .filter(([found]) => found < 9)
    .sort(([x, k], [y, l]) => x - y || k - l)
    .slice(0, most)
    .map(([, , thing]) => thing);
}

/** Make the search box a combobox: arrows move, Enter opens, Escape clears. */
function startSearch() {
  const box = at("search");
  const list = at("results");
  let active = -1;
  const show = () => {
    const found = search(box.value);
    active = found.length ? 0 : -1;
    list.replaceChildren(...found.map((thing, i) => h(
      "li",
      { role: "option", id: `result-${i}`, "aria-selected": String(i === 0), "data-id": thing.id },
      swatch(thing.kind), h("span", {}, nameOf(thing)), h("small", {}, otherNameOf(thing)),
    )));
    if (box.value.trim() && !found.length) list.append(h("li", { class: "none" }, word("search.none")));
    mark();
    list.hidden = !box.value.trim();
    box.setAttribute("aria-expanded", String(!list.hidden));
  };
  const mark = () => {
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    if (active < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `result-${active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  };
  const choose = (id) => {
    if (!id) return;
    box.value = "";
    show();
    openThing(id, { look: true });
  };
  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    const count = list.querySelectorAll("[data-id]").length;
    if (event.key === "Escape") { box.value = ""; show(); return; }
    if (event.key === "Enter") { choose(list.children[active]?.dataset.id); return; }
    if (!count || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    active = (active + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
    mark();
  });
  box.addEventListener("blur", () => setTimeout(() => { list.hidden = true; }, 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(event.target.closest("[data-id]")?.dataset.id));
}
