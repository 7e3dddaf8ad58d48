"""The countries and territories of ISO 3166 with their codes and the names people give them.

One table (`countries.csv`): the codes in use (3166-1), Kosovo's by use, those withdrawn (3166-3),
and a few former states without a code. Names in en and zh are separated by `|`.
"""

from dataclasses import dataclass
from functools import cache

from pactgraph.resources import PACKAGE
from pactgraph.values.names.folding import fold, keys

# What a country of each kind is; of any other kind it is a state, as the United Nations have it.
_IS = {
    "territory": "is a territory",
    "historic": "is a former state or territory",
    "other": "is known by that name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory, of today or former.

    Attributes:
        codes: ISO 3166 alpha-2 and alpha-3; empty where it never had any.
        m49: The number of UN M49.
        kind: `member`, `observer`, `associated`, `territory`, `historic` or `other`.
        en: Its English names, that of M49 first.
        zh: Its Chinese names, the usual one first.
    """

    codes: tuple[str, ...]
    m49: str
    kind: str
    en: tuple[str, ...]
    zh: tuple[str, ...]

    @property
    def what(self) -> str:
        """What it is, as the end of a sentence that names it."""
        return _IS.get(self.kind, "is a state")

    @property
    def is_former(self) -> bool:
        """Whether it is no more, at least under that name."""
        return self.kind == "historic"

    def __str__(self) -> str:
        return f"{self.en[0]} ({self.zh[0]})"


@cache
def all_countries() -> tuple[Country, ...]:
    """Return the table, those of today before former ones."""
    import csv  # noqa: PLC0415  # an answer from the graph need not wait for it

    text = (PACKAGE / "values" / "names" / "countries.csv").read_text("utf-8")
    return tuple(
        Country(
            codes=tuple(filter(None, (row["alpha2"], row["alpha3"]))),
            m49=row["m49"],
            kind=row["kind"],
            en=_several(row["en"], row["names_en"]),
            zh=_several(row["zh"], row["names_zh"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


def _several(first: str, others: str) -> tuple[str, ...]:
    return (first, *filter(None, others.split("|")))


@cache
def by_code() -> dict[str, tuple[Country, ...]]:
    """Return who has or had each code; CS was that of two."""
    found: dict[str, tuple[Country, ...]] = {}
    for country in all_countries():
        for code in country.codes:
            found[code] = (*found.get(code, ()), country)
    return found


@cache
def _by_key() -> dict[str, tuple[Country, ...]]:
    found: dict[str, tuple[Country, ...]] = {}
    for country in all_countries():
        for key in dict.fromkeys(map(fold, (*country.codes, *country.en, *country.zh))):
            earlier = found.get(key, ())
            # What is former gives way: Burma is Myanmar, and Zaire the Congo of today.
            if not earlier or not country.is_former or earlier[0].is_former:
                found[key] = (*earlier, country)
    return found


def named(name: str) -> tuple[Country, ...]:
    """Return the countries that a name or a code stands for; several share some names.

    >>> [str(country) for country in named("Congo")]
    ['Democratic Republic of the Congo (刚果（金）)', 'Congo (刚果（布）)']
    """
    return next((found for key in keys(name) if (found := _by_key().get(key))), ())
