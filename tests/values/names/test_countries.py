from collections import Counter

import pytest

from pactgraph.values.names.characters import looks, loose_mark
from pactgraph.values.names.countries import all_countries, by_code, named
from pactgraph.values.names.folding import fold

ONE = {
    "code": ("PRK", "PRK"),
    "abbreviation": ("DPRK", "PRK"),
    "article": ("the Russian Federation", "RUS"),
    "traditional": ("聯合王國", "GBR"),
    "accents left out": ("Cote d'Ivoire", "CIV"),
    "accents": ("Curaçao", "CUW"),
    "saint": ("St Lucia", "LCA"),
    "turned about": ("Tanzania, United Republic of", "TZA"),
    "former name": ("Burma", "MMR"),
    "former state": ("Soviet Union", "SUN"),
    "former state of today's name": ("Zaire", "COD"),
    "usual Chinese": ("朝鲜", "PRK"),
    "short": ("America", "USA"),
    "dashes": ("Guinea Bissau", "GNB"),
    "brackets": ("刚果金", "COD"),
}
SEVERAL = {"Congo": {"COD", "COG"}, "剛果": {"COD", "COG"}, "Korea": {"KOR", "PRK"}}
SEVERAL |= {"Virgin Islands": {"VGB", "VIR"}, "Saint Martin": {"MAF", "SXM"}, "CS": {"CSK", "SCG"}}


@pytest.mark.parametrize(("name", "code"), ONE.values(), ids=ONE)
def test_a_name_finds_its_country(name: str, code: str) -> None:
    (country,) = named(name)

    assert country.codes[-1] == code


@pytest.mark.parametrize(("name", "codes"), SEVERAL.items(), ids=SEVERAL)
def test_a_name_of_several_finds_them_all(name: str, codes: set[str]) -> None:
    assert {country.codes[-1] for country in named(name)} == codes


@pytest.mark.parametrize("name", ["", "Atlantis", "Chinaa", "UN", "EU", "XA"])
def test_a_name_of_none_finds_none(name: str) -> None:
    assert named(name) == ()


def test_the_codes_are_those_of_iso_3166() -> None:
    """249 pairs in use, and Kosovo's by use; 31 withdrawn ones of 3166-3 that are states here."""
    today = [country for country in all_countries() if country.kind != "historic"]
    codes = [country.codes for country in today]

    assert len(codes) == 250
    assert all(tuple(map(len, pair)) == (2, 3) for pair in codes)
    assert Counter(code for pair in codes for code in pair).most_common(1)[0][1] == 1
    assert {len(country.m49) for country in today} == {0, 3}
    assert {"SU", "SUN", "YU", "DD", "CS", "TP", "ZAR", "BUR"} <= by_code().keys()
    assert not {"EU", "UK", "UN", "XA", "ROM"} & by_code().keys()


def test_the_names_are_what_they_seem_and_stand_once() -> None:
    for country in all_countries():
        names = (*country.en, *country.zh)

        assert len({fold(name) for name in names}) == len(names)
        for name in names:
            assert not loose_mark(name)
            assert not any(map(looks, name))
