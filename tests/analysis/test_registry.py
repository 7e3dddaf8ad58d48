"""A measure is declared once: its module and its sentences are all that it takes."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import fsum
from pathlib import Path

import networkx as nx
import pytest
from tests.copies import copied

import pactgraph
from pactgraph import UsageError
from pactgraph.analysis.centrality import DEFAULT
from pactgraph.analysis.declaration import SIDES, Measure, side
from pactgraph.analysis.ranking import ranking
from pactgraph.analysis.registry import measure, names, stem
from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.languages import LANGUAGES, Language

from .conftest import TwoMode

PACKAGE = Path(pactgraph.__file__).parent
#: Where the name of a measure may stand: its own module, its sentences, and which is the default.
OWN = ("analysis/centrality/__init__.py", *(f"locale/{lang}.po" for lang in LANGUAGES))

Sentences = Mapping[str, Mapping[str, Mapping[str, str]]]
Labels = Mapping[str, Mapping[str, str]]


def sentences_in(lang: Language) -> dict[str, dict[str, str]]:
    """Return what each measure says in a language, of each side and where there is none."""
    found: dict[str, dict[str, str]] = {}
    for key, text in catalogue(lang).under("measure.").items():
        name, _, of = key.rpartition(".")
        found.setdefault(name, {})[of] = str(text)
    return found


def labels_in(lang: Language) -> dict[str, str]:
    """Return what the page calls each measure in a language."""
    return {key: str(text) for key, text in catalogue(lang).under("page.").items()}


SENTENCES = {lang: sentences_in(lang) for lang in LANGUAGES}
LABELS = {lang: labels_in(lang) for lang in LANGUAGES}


def missing(name: str, own: Measure, sentences: Sentences, labels: Labels) -> Iterator[str]:
    """Yield each part that a measure lacks, in which language."""
    if not re.search(r"\(\d{4}\)", own.source):
        yield f"{name}: no year in its source"
    if not own.of:
        yield f"{name}: no side that it is of"
    for lang in LANGUAGES:
        said = sentences[lang].get(name, {})
        yield from (f"{name}: no sentence of {of} in {lang}" for of in own.of if not said.get(of))
        values = {value for text in said.values() for value in re.findall(r"{(\w+)}", text)}
        if own.most and not values & {"count"}:
            yield f"{name}: no sentence says the count in {lang}"
        if not own.most and values & {"count"}:
            yield f"{name}: a sentence in {lang} says a count, and there is no `most`"
        if "none" in said and any("none" not in sentences[other][name] for other in LANGUAGES):
            yield f"{name}: `none` in {lang} and not in every language"
        if own.page and not labels[lang].get(f"measure.{name}"):
            yield f"{name}: no label measure.{name} in {lang}"


@pytest.mark.parametrize("name", names())
def test_a_measure_has_all_its_parts_in_every_language(name: str) -> None:
    assert list(missing(name, measure(name), SENTENCES, LABELS)) == []


def test_no_sentence_is_of_a_measure_that_is_not_there() -> None:
    assert [set(SENTENCES[lang]) - set(names()) for lang in LANGUAGES] == [set() for _ in LANGUAGES]


WHOLE = Measure(
    compute=lambda graph: dict.fromkeys(graph, 0.0), fold=max, source="A. Who (1999)", page=True
)
SAID = {"actors": "a {share}", "arrangements": "b {share}"}
LABEL = {"measure.fame": "Fame"}


@pytest.mark.parametrize(
    ("own", "en", "label", "message"),
    [
        (WHOLE, SAID | {"actors": ""}, LABEL, "fame: no sentence of actors in en"),
        (WHOLE, {"actors": "a"}, LABEL, "fame: no sentence of arrangements in en"),
        (WHOLE, SAID | {"none": "c"}, LABEL, "fame: `none` in en and not in every language"),
        (WHOLE, SAID, {}, "fame: no label measure.fame in en"),
        (replace(WHOLE, source="A. Who"), SAID, LABEL, "fame: no year in its source"),
        (replace(WHOLE, of=()), SAID, LABEL, "fame: no side that it is of"),
        (
            WHOLE,
            SAID | {"actors": "{count}"},
            LABEL,
            "fame: a sentence in en says a count, and there is no `most`",
        ),
        (replace(WHOLE, most=min), SAID, LABEL, "fame: no sentence says the count in en"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_forgotten_part_is_named(
    own: Measure, en: dict[str, str], label: dict[str, str], message: str
) -> None:
    zh: dict[str, str] = dict.fromkeys(SIDES, "{count}") if own.most else SAID
    sentences = {"en": {"fame": en}, "zh": {"fame": zh}}

    found = list(missing("fame", own, sentences, {"en": label, "zh": LABEL}))

    assert message in found


def test_the_default_comes_first_and_the_others_by_name() -> None:
    first, *others = names()

    assert (first, others) == (DEFAULT, sorted(others))


def test_the_names_are_told_without_what_computes_them() -> None:
    heavy = {"networkx", "numpy", "rustworkx", "scipy"}
    program = (
        "import sys; from pactgraph.analysis.registry import names; names(); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )

    assert heavy & set(done.stdout.split()) == set()


@pytest.mark.parametrize("name", ["fame", "", "Degree", "__init__", None, 1, ["degree"]])
def test_an_unknown_measure_is_named_with_those_there_are(name: object) -> None:
    with pytest.raises(UsageError, match="expected one of degree, betweenness"):
        measure(name)


def test_an_unknown_side_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no side 'venues'; expected one of actors, arrangements"):
        side("venues")


def test_a_measure_of_one_side_ranks_no_other(
    two_mode: TwoMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_sided = replace(measure("pagerank"), of=("actors",))
    monkeypatch.setattr("pactgraph.analysis.centrality.pagerank.MEASURE", one_sided)
    graph = two_mode({"x": "ab"})

    assert len(ranking(graph, "pagerank", ranges=False)) == 2
    with pytest.raises(UsageError, match="pagerank is a measure of actors, not of arrangements"):
        ranking(graph, "pagerank", of="arrangements")


@pytest.mark.parametrize("name", names())
def test_a_measure_stands_in_its_module_and_its_sentences_alone(name: str) -> None:
    own = {
        PACKAGE / "analysis" / "centrality" / f"{stem(name)}.py",
        *(PACKAGE / path for path in OWN),
    }
    files = [path for kind in ("py", "js", "po", "html") for path in PACKAGE.rglob(f"*.{kind}")]
    # In quotes, in a docstring's ticks, as the key of a label, or in a command that is shown.
    spelt = re.compile(rf"[\"'`]{name}[\"'`]|measure\.{name}\b|\b(rank|evolution) {name}\b")
    imported = re.compile(rf"centrality(\.| import .*\b){stem(name)}\b")

    assert [
        str(path.relative_to(PACKAGE))
        for path in sorted(set(files) - own)
        if "_data" not in path.parts
        and (spelt.search(text := path.read_text("utf-8")) or imported.search(text))
    ] == []


FAME = '''"""Fame."""

from math import fsum

from pactgraph.analysis.declaration import Measure


def fame(graph):
    """Return the same for each."""
    return dict.fromkeys(sorted(graph), 1 / len(graph))


MEASURE = Measure(compute=fame, fold=fsum, page=True, source="A. Who, Fame (1999)")
'''
ASKED = """
import json, sys, pactgraph
from pactgraph.build.tables import tables
from pactgraph.view.data import read
from pactgraph.view.measures import measures
kg = pactgraph.load()
named = dict(tables(kg.store))
told = measures(read(kg.store))["china"]
print(json.dumps({
    "rank": [next(iter(kg.rank("fame", of=of, ranges=False).to_rows(lang)))[-1]
             for of in ("actors", "arrangements") for lang in ("en", "zh")],
    "evolution": kg.evolution("fame", "CHN").years[-1].values["china"] > 0,
    "tables": ["fame" in {row[0] for row in named[name]} for name in ("rank-actors",
               "rank-arrangements")],
    "page": [(own["en"], own["zh"]) for own in told if own["name"] == "fame"],
}))
"""


def test_a_measure_is_added_by_one_module_and_its_sentences(tmp_path: Path) -> None:
    package = copied(tmp_path)
    (package / "analysis" / "centrality" / "fame.py").write_text(FAME, "utf-8")
    for lang, one, other in (("en", "a share", "the share"), ("zh", "一份", "份额")):
        with (package / "locale" / f"{lang}.po").open("a", encoding="utf-8") as file:
            for of, text in (("actors", one), ("arrangements", other)):
                file.write(f'\nmsgid "measure.fame.{of}"\nmsgstr "{text}"\n')
    env = {"PYTHONPATH": str(tmp_path / "graph"), "PACTGRAPH_CACHE": str(tmp_path / "cache")}

    def python(*args: str) -> str:
        return subprocess.run(
            [sys.executable, *args],
            cwd=tmp_path / "graph",
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout

    assert json.loads(python("-c", ASKED)) == {
        "rank": ["a share", "一份", "the share", "份额"],
        "evolution": True,
        "tables": [True, True],
        "page": [["a share", "一份"]],
    }
    for command in ("rank", "evolution"):
        assert "fame" in python("-m", "pactgraph", command, "--help")


@pytest.mark.parametrize("name", names())
def test_a_measure_gives_where_it_is_defined(two_mode: TwoMode, name: str) -> None:
    assert ranking(two_mode({"x": "ab"}), name, ranges=False).source == measure(name).source


def test_arms_are_folded_as_a_measure_declares(
    hubbed: "nx.Graph[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    summed = replace(measure("pagerank"), compute=lambda graph: dict.fromkeys(graph, 0.1))
    monkeypatch.setattr("pactgraph.analysis.centrality.pagerank.MEASURE", summed)
    of_arms = {own.id: own.value for own in ranking(hubbed, "pagerank", of=SIDES[1], ranges=False)}

    assert of_arms["practice"] == pytest.approx(fsum([0.1] * 3))


def test_what_a_module_declares_is_its_last_statement() -> None:
    for name in names():
        path = PACKAGE / "analysis" / "centrality" / f"{stem(name)}.py"
        last = ast.parse(path.read_text("utf-8")).body[-1]

        assert isinstance(last, ast.Assign)
        assert ast.unparse(last.targets[0]) == "MEASURE"
