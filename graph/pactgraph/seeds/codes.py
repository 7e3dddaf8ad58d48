"""The codes of ISO 3166 in records: each one that exists, and two that name one country."""

import re
from collections.abc import Sequence

from pactgraph.values.names.countries import Country, by_code, named

# ISO 3166-1, 8.1.3: elements that no country will ever have, for worlds and groups of one's own.
_OWN = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ|AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")
_FORM = re.compile(r"[A-Z]{2,3}")
_LENGTHS = [2, 3]  # of alpha-2 and alpha-3


def code_problem(code: str) -> str:
    """Return why a text is no country's code, with the one meant; nothing if it is one.

    What is no code of anybody by its letters alone is the business of the shapes.
    """
    if code in by_code() or _OWN.fullmatch(code):
        return ""
    plain = code.upper()
    meant = [plain] if plain in by_code() else _codes_of(code)
    if not (meant or _FORM.fullmatch(code)):
        return ""
    hint = " or ".join(map(repr, meant[:1] or _like(code)))
    return f"{code!r} is no country's code in ISO 3166-1; did you mean {hint}?"


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
    length = min(len(name), max(_LENGTHS))
    return [code for country in named(name) for code in country.codes if len(code) == length]


def _like(code: str) -> list[str]:
    """Return the three codes with most letters in the places of another's, first ones first."""

    def unlike(other: str) -> tuple[int, list[bool], str]:
        wrong = [a != b for a, b in zip(code, other, strict=True)]
        return sum(wrong), wrong, other

    return sorted((other for other in by_code() if len(other) == len(code)), key=unlike)[:3]


def _whose(countries: Sequence[Country]) -> str:
    return " or ".join(country.en[0] for country in countries) or "no country's"


def _write(countries: Sequence[Country]) -> str:
    pairs = dict.fromkeys(f"[{', '.join(country.codes)}]" for country in countries)
    return f"; write {' or '.join(pairs) or 'one of two letters and one of three'}"
