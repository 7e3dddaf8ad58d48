// Time: two handles over the years, and a button that plays them.

const play = { timer: 0, pause: 600 };
const begins = [...new Set(graph.ties.map((tie) => tie.beginBy).filter(Boolean).map(yearOf))].sort((x, y) => x - y);

function startTime() {
  for (const [id, key] of [["from", "from"], ["to", "to"]]) {
    const input = at(id);
    input.min = years.first;
    input.max = years.last;
    input.addEventListener("input", () => {
      stopPlaying();
      const year = Number(input.value);
      set(key === "from" ? { from: Math.min(year, state.to) } : { to: Math.max(year, state.from) });
    });
  }
  at("mode").addEventListener("change", ({ target }) => set({ mode: target.value }));
  at("play").addEventListener("click", () => (play.timer ? stopPlaying() : startPlaying()));
  at("ticks").append(...densityMarks());
}

/** Return a mark for each year in which something began, the higher the more. */
function densityMarks() {
  const counts = new Map();
  for (const thing of graph.things) if (isArrangement(thing) && thing.beginBy) count(counts, yearOf(thing.beginBy));
  const most = Math.max(1, ...counts.values());
  const span = years.last - years.first || 1;
  return [...counts].map(([year, n]) => svg("rect", { x: `${((year - years.first) / span) * 100}%`, y: 16 - 14 * Math.sqrt(n / most), width: 3, height: 14 * Math.sqrt(n / most) }));
}

function drawTime() {
  at("from").value = state.from;
  at("to").value = state.to;
  at("mode").value = state.mode;
  const span = years.last - years.first || 1;
  at("slider").style.setProperty("--from", (state.from - years.first) / span);
  at("slider").style.setProperty("--to", (state.to - years.first) / span);
  at("years").textContent = `${state.from} – ${state.to}`;
  for (const id of ["from", "to"]) at(id).setAttribute("aria-valuetext", String(state[id]));
}

function startPlaying() {
  const start = state.to >= years.last ? begins[0] : state.to;
  set({ to: Math.max(start, state.from) });
  play.timer = setInterval(() => {
    const next = begins.find((year) => year > state.to);
    if (next === undefined) stopPlaying();
    else set({ to: next });
  }, play.pause);
  drawPlay();
}

function stopPlaying() {
  clearInterval(play.timer);
  play.timer = 0;
  drawPlay();
}

function drawPlay() {
  at("play").textContent = play.timer ? "❚❚" : "▶";
  at("play").setAttribute("aria-label", word(play.timer ? "time.pause" : "time.play"));
}
