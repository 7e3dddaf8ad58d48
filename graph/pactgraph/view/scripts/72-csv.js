// CSV as RFC 4180 has it, in which no spreadsheet takes text for a formula: the same rule as
// graph/pactgraph/csvtext.py, held to the same cases.

const BLANK = '["“”＂ \\v\\f\\u0085\\u00a0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*';
const NUMBER = String.raw`(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?%?|INF|inf|Infinity`;
const DATE = "[0-9]{4,}(?:-[0-9]{2}){0,2}";
const RUNS = new RegExp(String.raw`^${BLANK}[=+\-@＝＋－＠]`);
const PLAIN = new RegExp(String.raw`^${BLANK}[+-]?(?:${NUMBER}|${DATE}(?:/(?:\.\.|[+-]?${DATE})?)?)${BLANK}$`);

/** Return rows of values as CSV, with CRLF after each; a byte-order mark stands first where asked. */
function csvOf(rows, bom = false) {
  const line = (row) => (row.length === 1 && cell(row[0]) === "" ? '""' : row.map(cell).join(","));
  return (bom ? "\ufeff" : "") + rows.map((row) => `${line(row)}\r\n`).join("");
}

function cell(value) {
  const text = typeof value === "string" ? guarded(value) : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Return text with an apostrophe before what a spreadsheet would run; numbers and dates stay. */
function guarded(text) {
  const kept = text.replace(/[\0\p{Surrogate}]/gu, "\ufffd").split(/([;\t\r\n])/)
    .map((part) => (RUNS.test(part) && !PLAIN.test(part) ? `'${part}` : part)).join("");
  return /^[\t\r\n]/.test(kept) ? `'${kept}` : kept;
}
