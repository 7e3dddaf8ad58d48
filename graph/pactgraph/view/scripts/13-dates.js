// Dates as a reader takes them in; the graph writes them in EDTF.

/** Return an EDTF date in plain signs: "1996/.." is "1996 –", "1996/" "1996 – ?", "[..1995]" "≤ 1995". */
function when(date) {
  if (!date) return "";
  const parts = /^\[(.*)\.\.(.*)\]$/.exec(date);
  if (parts) {
    const [, first, last] = parts;
    if (first && last) return `${first} … ${last}`;
    return first ? `≥ ${first}` : `≤ ${last}`;
  }
  if (!date.includes("/")) return date;
  return date.split("/").map((part) => (part === ".." ? "" : part || "?")).join(" – ").trim();
}

function yearOf(day) {
  return Number(day.slice(0, 4));
}

/** Return the first and last year in which anything of the graph begins or ends. */
function yearsOf({ ties, things }) {
  const timed = [...ties, ...things.filter(isArrangement)];
  const days = timed.flatMap((one) => [one.begin, one.beginBy, one.end]).filter(Boolean);
  const years = days.map(yearOf).sort((x, y) => x - y);
  return { first: years[0] ?? 2000, last: years.at(-1) ?? 2000 };
}
