// Names as people type them, as graph/pactgraph/names.py folds them.

function fold(name) {
  return name.normalize("NFKC").toLowerCase().replace(/[\p{P}\p{Z}\p{C}]/gu, "");
}
