// When ties must hold, as graph/pactgraph/window.py has it. ISO days compare as text.
// `last`: begun by this day. `alive`: not ended before this day. `since`: not begun before it.

/** Return the window of two years, or null where they leave nothing out. */
function windowOf({ from, to, mode }, years) {
  const first = String(from).padStart(4, "0") + "-01-01";
  const last = String(to).padStart(4, "0") + "-12-31";
  if (from <= years.first && to >= years.last) return null;
  if (mode === "force") return { last, alive: first };
  return from <= years.first ? { last } : { last, since: first };
}

/** Say whether a tie has certainly begun, and has certainly not ended before. */
function holds(tie, window) {
  if (!window) return true;
  const begun = tie.beginBy !== undefined && tie.beginBy <= window.last;
  const gone = isBefore(tie.end ?? tie.endFrom, window);
  return begun && !gone && !(window.since && !(tie.begin >= window.since));
}

/** Say whether a tie can have held, for all that its dates tell. */
function mayHold(tie, window) {
  if (!window) return true;
  if (tie.begin !== undefined && tie.begin > window.last) return false;
  return !isBefore(tie.end, window) && !(window.since && tie.beginBy < window.since);
}

/** Say whether an end, or the first day on which an unknown one can have been, is before a window. */
function isBefore(end, window) {
  return window.alive !== undefined && end !== undefined && end < window.alive;
}
