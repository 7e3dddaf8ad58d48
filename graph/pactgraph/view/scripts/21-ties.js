// When ties connect: where they meet in an arm, as the rules have it (ontology/rules/51 to 54).

/** Say whether a tie counts: in some arm, and in a role that connects unless others count too. */
function joins(tie, observers) {
  return tie.arms.size > 0 && (observers || !tie.attends);
}

/** Return the ties of both sides that meet in an arm, or null. */
function paired(left, right) {
  const armsOf = (ties) => new Set(ties.flatMap((tie) => [...tie.arms]));
  const meeting = (ties, arms) => ties.filter((tie) => [...tie.arms].some((arm) => arms.has(arm)));
  const [a, b] = [meeting(left, armsOf(right)), meeting(right, armsOf(left))];
  return a.length ? { a, b } : null;
}
