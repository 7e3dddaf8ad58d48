import re
from datetime import date

import pytest
from babel import Locale
from babel.dates import format_skeleton

from pactgraph.locale.catalogue import Catalogue, catalogue, catalogues
from pactgraph.locale.languages import LANGUAGES
from pactgraph.locale.po import Messages
from pactgraph.resources import PACKAGE

OTHERS = [language for language in LANGUAGES if language != "en"]
VALUE = re.compile(r"\{(\w+)")
ASKED = re.compile(r"""(?:said|catalogue\([\w.]+\))\(\s*["']([\w. -]+)["']""")
#: The beginning of a key that is put together from parts, or of all those that the page is given.
MADE = re.compile(r"""["']([a-z]+\.(?:[a-z]+\.)*)(?:\{|["'])""")


def forms(language: str) -> dict[str, tuple[str, ...]]:
    return dict(catalogue(language)._forms)  # noqa: SLF001  # all of it, for whoever translates


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_there_in_every_language(language: str) -> None:
    assert list(forms(language)) == list(forms("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_a_message_takes_the_same_values_in_every_language(language: str) -> None:
    def values(texts: tuple[str, ...]) -> set[str]:
        return {name for text in texts for name in VALUE.findall(text)}

    differing = [k for k, own in forms(language).items() if values(own) != values(forms("en")[k])]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_are_those_of_cldr(language: str) -> None:
    said = catalogue(language)
    rule = Locale.parse(said.tag, sep="-").plural_form
    order = ("zero", "one", "two", "few", "many", "other")
    used = [name for name in order if name in {rule(n) for n in range(200)}]

    assert [said._plural(n) for n in range(200)] == [used.index(rule(n)) for n in range(200)]  # noqa: SLF001  # the rule
    assert {len(own) for own in forms(language).values()} <= {1, len(used)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_separated_as_in_cldr(language: str) -> None:
    middle = Locale.parse(catalogue(language).tag, sep="-").list_patterns["standard"]["middle"]

    assert catalogue(language).listed(["a", "b"]) == middle.format("a", "b")


@pytest.mark.parametrize(
    ("text", "skeleton"), [("1994", "y"), ("1994-03", "yMMM"), ("1994-03-07", "yMMMd")]
)
@pytest.mark.parametrize("language", OTHERS)
def test_days_are_written_as_in_cldr(language: str, text: str, skeleton: str) -> None:
    said = catalogue(language)
    moment = date(*map(int, [*text.split("-"), "1", "1"][:3]))

    assert said.day(text) == format_skeleton(skeleton, moment, locale=said.tag.replace("-", "_"))


@pytest.mark.parametrize("text", ["1994", "1994-03", "1994-03-07", "0994-12-31"])
def test_days_in_english_are_those_of_iso_8601(text: str) -> None:
    """Which the documents, the seeds and the options of commands have too."""
    assert catalogue("en").day(text) == text


def test_every_message_that_the_code_asks_for_is_there() -> None:
    code = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    asked = set(ASKED.findall(code))

    assert len(asked) > 30
    assert asked - set(forms("en")) == set()


def test_every_message_is_asked_for() -> None:
    code = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    made = tuple(MADE.findall(code))

    assert "page." in made
    assert [
        key
        for key in forms("en")
        if f'"{key}"' not in code and f"'{key}'" not in code and not key.startswith(made)
    ] == []


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 договор"), (2, "2 договора"), (5, "5 договоров"), (21, "21 договор")]
)
def test_a_count_takes_the_form_of_its_language(n: int, said: str) -> None:
    rule = (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
        "n%100>=20) ? 1 : 2);"
    )
    treaties = ("{n} договор", "{n} договора", "{n} договоров")
    russian = Catalogue("ru", Messages({"Plural-Forms": rule}, {"treaties": treaties}))

    assert russian("treaties", n=n) == said


def test_what_a_language_has_no_words_for_is_said_in_english() -> None:
    russian = Catalogue("ru", Messages({}, {"no-date": ("без даты",)}))

    assert russian("no-date") == "без даты"
    assert russian("connect.head", n=1, a="A", b="B", window="") == "A – B: 1 arrangement"
    assert "connect.head" in russian
    with pytest.raises(KeyError):
        russian("nothing.of.the.kind")


def test_braces_in_a_value_are_text() -> None:
    assert catalogue("en")("wrote", path="{n}") == "wrote {n}"


def test_there_is_a_catalogue_for_every_language_and_no_other() -> None:
    files = {path.stem for path in (PACKAGE / "locale").glob("*.po")}

    assert files == set(LANGUAGES) == set(catalogues())
