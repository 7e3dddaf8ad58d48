// Names as people type them, as graph/pactgraph/names/folding.py folds them; of the other forms of
// Chinese characters the page holds those of its own names.

const LETTERS = {
  æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ŧ: "t", ŋ: "n", ı: "i", ĸ: "q",
  ß: "ss", ς: "σ", "&": "and",
};
const FORMS = new Map(data.forms.map((pair) => Array.from(pair)));

function fold(name) {
  const plain = name.replace(/\p{Sk}/gu, " ").normalize("NFKD").toLowerCase().normalize("NFKD")
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu, "$1").normalize("NFKC");
  return Array.from(plain, (c) => FORMS.get(c) ?? LETTERS[c] ?? c).join("")
    .replace(/[\p{P}\p{Z}\p{Cc}\p{Cf}\p{Sk}\p{DI}−─━ꞌꞋ\u02b9-\u02df]/gu, "");
}
