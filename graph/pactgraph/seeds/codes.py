"""The codes of ISO 3166 in records: each one that exists, and two that name one country."""

import re
from collections.abc import Sequence

from pactgraph.names import Country, by_code, named
from pactgraph.seeds.vocabulary import nearest

# ISO 3166-1, 8.1.3: elements that no country will ever have, for worlds and groups of one's own.
_OWN = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ|AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")
_LENGTHS = [2, 3]  # of alpha-2 and alpha-3


def code_problem(code: str) -> str:
    """Return why a text is no country's code, with the one meant; nothing if it is one."""
    if code in by_code() or _OWN.fullmatch(code):
        return ""
    plain = code.strip().upper()
    meant = [plain] if plain in by_code() else _codes_of(code)
    hint = f"; did you mean {meant[0]!r}?" if meant else nearest(plain, _of_length(len(plain)))
    return f"{code!r} is no country's code in ISO 3166-1{hint}"


def pair_problem(codes: Sequence[str]) -> str:
    """Return why two codes are not the alpha-2 and the alpha-3 of one country.

    How many there must be is the business of the shapes.
    """
    if len(codes) != len(_LENGTHS):
        return ""
    one, other = (by_code().get(code, ()) for code in codes)
    if sorted(map(len, codes)) != _LENGTHS:
        return f"{codes[0]} and {codes[1]} are of one length{_write((*one, *other))}"
    if set(one) & set(other) or not (one or other):
        return ""
    told = " and ".join(
        f"{code} is {_whose(of)}" for code, of in zip(codes, (one, other), strict=True)
    )
    return f"{told}{_write((*one, *other))}"


def _codes_of(name: str) -> list[str]:
    """Return the codes, as long as a name, of the countries that it stands for: GB for UK."""
    length = min(len(name), _LENGTHS[1])
    return [code for country in named(name) for code in country.codes if len(code) == length]


def _of_length(length: int) -> list[str]:
    return [code for code in by_code() if len(code) == length]


def _whose(countries: Sequence[Country]) -> str:
    return " or ".join(country.en[0] for country in countries) or "no country's"


def _write(countries: Sequence[Country]) -> str:
    pairs = dict.fromkeys(f"[{', '.join(country.codes)}]" for country in countries)
    return f"; write {' or '.join(pairs)}"
