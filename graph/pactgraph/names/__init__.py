"""Names as people type them, the characters they are made of, and the countries of the world."""

from pactgraph.names.characters import looks, loose_mark, script_mix
from pactgraph.names.countries import Country, all_countries, by_code, named
from pactgraph.names.folding import fold, holds, keys, simplified, variants, words

__all__ = [
    "Country",
    "all_countries",
    "by_code",
    "fold",
    "holds",
    "keys",
    "looks",
    "loose_mark",
    "named",
    "script_mix",
    "simplified",
    "variants",
    "words",
]
