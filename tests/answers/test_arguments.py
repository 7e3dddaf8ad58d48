"""Every argument of the Python API is understood, or refused with what to write instead."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pactgraph.build.steps import Compiled
from pactgraph.errors import NamingError, PactgraphError, QueryError, StoreError, UsageError
from pactgraph.graph.facade import Pactgraph, load
from pactgraph.locale.languages import language
from pactgraph.store.cache import cache_folder, keep
from pactgraph.store.query import Rows

Ask = Callable[[Pactgraph], Any]


class _Other:
    def __repr__(self) -> str:
        return "other"


OTHER = _Other()
TODAY = datetime(1999, 5, 6, 7, 8, tzinfo=UTC)


def ids(kg: Pactgraph, **options: Any) -> list[str]:  # noqa: ANN401  # the point
    return [link.arrangement.id for link in kg.connect("XA", "XC", **options)]


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (1999, "1999"),
        (np.int64(1999), "1999"),
        (date(1999, 5, 6), "1999-05-06"),
        (TODAY, "1999-05-06"),
        (pd.Timestamp("1999-05-06"), "1999-05-06"),
        (" 1999-05 ", "1999-05"),
        ("１９９９", "1999"),
        ("１９９９－０５", "1999-05"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("option", ["at", "until"])
def test_a_moment_is_understood_however_it_is_given(
    world: Pactgraph, option: str, given: object, written: str
) -> None:
    found = world.connect("XA", "XC", **{option: given})  # type: ignore[arg-type]  # the point

    assert found.to_dict() == world.connect("XA", "XC", **{option: written}).to_dict()  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    "given",
    ["", " ", "soon", "1999-13", "99", 0, -5, 10000, True, 1999.5, [], ["1999"], OTHER, b"1999"],
    ids=repr,
)
@pytest.mark.parametrize("option", ["at", "until"])
def test_what_is_no_moment_is_refused_by_every_question(
    world: Pactgraph, option: str, given: object
) -> None:
    wrong: dict[str, Any] = {option: given}
    for ask in (
        lambda: world.connect("XA", "XC", **wrong),
        lambda: world.network(**wrong),
        lambda: world.matrix(**wrong),
    ):
        with pytest.raises(UsageError, match=r"is no date; write 1994|is no day of the calendar"):
            ask()


def test_two_moments_are_refused_even_if_one_says_nothing(world: Pactgraph) -> None:
    with pytest.raises(UsageError, match="either --at or --until"):
        world.network(at="", until="1999")


@pytest.mark.parametrize(
    "given",
    [
        "agreement",
        ["agreement"],
        ("agreement", "agreement"),
        {"agreement"},
        {"agreement": 1},
        iter(["agreement"]),
        (kind for kind in ["agreement"]),
        np.array(["agreement"]),
        pd.Series(["agreement"]),
    ],
    ids=lambda given: type(given).__name__,
)
def test_kinds_are_one_or_several_in_whatever_holds_them(world: Pactgraph, given: Any) -> None:  # noqa: ANN401  # the point
    found = ids(world, kinds=given)

    assert found == ids(world, kinds=("agreement",)) != ids(world)


@pytest.mark.parametrize(
    "given", [None, (), [], set(), iter(())], ids=lambda given: type(given).__name__
)
def test_no_kinds_are_all_of_them(world: Pactgraph, given: Any) -> None:  # noqa: ANN401  # the point
    assert ids(world, kinds=given) == ids(world)
    assert len(world.network(kinds=given)) == len(world.network())


@pytest.mark.parametrize(
    "given",
    ["", "law", "Agreement", ["agreement", "treaty"], ["state"], [None], [3], 7, True, OTHER],
    ids=repr,
)
def test_what_is_no_kind_that_connects_is_refused_with_those_that_do(
    world: Pactgraph,
    given: Any,  # noqa: ANN401  # the point
) -> None:
    for ask in (lambda: ids(world, kinds=given), lambda: world.rank(kinds=given)):
        with pytest.raises(UsageError, match="expected agreement, mechanism, programme"):
            ask()


def test_a_kind_given_twice_counts_once(world: Pactgraph) -> None:
    once, twice = (world.network(kinds=["agreement"] * n) for n in (1, 2))

    assert list(once.edges(data=True)) == list(twice.edges(data=True))


@pytest.mark.parametrize("tag", ["zh", "ZH", " zh ", "zh-CN", "zh_CN", "zh-Hans"])
def test_a_language_is_understood_by_its_tag(world: Pactgraph, tag: Any) -> None:  # noqa: ANN401  # the point
    assert language(tag) == "zh"
    assert list(world.query("members", lang=tag)) == list(world.query("members", lang="zh"))
    assert world.show("XA").thing.name(tag) == "阿兰"
    assert world.rank().to_rows(tag) == world.rank().to_rows(lang=tag) == world.rank().to_rows("zh")


IN_A_LANGUAGE: dict[str, Callable[[Pactgraph, Any], object]] = {
    "query": lambda kg, lang: kg.query("members", lang=lang),
    "query of text": lambda kg, lang: kg.query("ASK {}", lang=lang),
    "name": lambda kg, lang: kg.show("XA").thing.name(lang),
    "rank": lambda kg, lang: kg.rank(ranges=False).to_rows(lang),
    "matrix": lambda kg, lang: kg.matrix().to_rows(lang=lang),
    "square": lambda kg, lang: kg.matrix().square("count", lang),
    "bridges": lambda kg, lang: kg.bridges().told(lang),
    "path": lambda kg, lang: kg.path("XA", "XC").to_rows(lang),
    "communities": lambda kg, lang: kg.communities().strength(lang),
    "evolution": lambda kg, lang: kg.evolution().to_rows(lang),
    "brokerage": lambda kg, lang: kg.brokerage({}).to_rows(lang),
    "backbone": lambda kg, lang: kg.backbone().warning(lang),
}


@pytest.mark.parametrize("ask", IN_A_LANGUAGE.values(), ids=IN_A_LANGUAGE)
@pytest.mark.parametrize("lang", ["fr", "", "chinese", "english", None, 1, ["zh"]], ids=repr)
def test_a_language_that_names_are_not_in_is_refused(
    world: Pactgraph, ask: Callable[[Pactgraph, Any], object], lang: object
) -> None:
    with pytest.raises(UsageError, match=r"there is no language .*; names are in zh or en"):
        ask(world, lang)


WRONG: dict[str, tuple[Ask, str]] = {
    "a network": (lambda kg: kg.network("states"), "there is no network 'states'; expected one of"),
    "a list of networks": (lambda kg: kg.network(["whole"]), "there is no network"),  # type: ignore[arg-type]  # the point
    "kinds of the whole": (lambda kg: kg.network("whole", kinds="case"), "holds every kind"),
    "a measure": (lambda kg: kg.rank("power"), "there is no measure 'power'; expected one of"),
    "no measure": (lambda kg: kg.rank(None), "there is no measure None"),  # type: ignore[arg-type]  # the point
    "a list of measures": (lambda kg: kg.rank(["degree"]), "there is no measure"),  # type: ignore[arg-type]  # the point
    "a measure by year": (lambda kg: kg.evolution("power"), "there is no measure 'power'"),
    "a side": (lambda kg: kg.rank(of="states"), "there is no side 'states'; expected one of"),  # type: ignore[arg-type]  # the point
    "no side": (lambda kg: kg.bridges(of=None), "there is no side None"),  # type: ignore[arg-type]  # the point
    "a side in a set": (lambda kg: kg.bridges(of={"actors"}), "there is no side"),  # type: ignore[arg-type]  # the point
    "a network of one mode": (lambda kg: kg.rank(network="state-state"), "needs a two-mode graph"),
    "an order": (lambda kg: kg.path("XA", "XC", by="fastest"), "there is no order 'fastest'"),  # type: ignore[arg-type]  # the point
    "no chains": (lambda kg: kg.path("XA", "XC", most=0), "must be 1 or more, not 0"),
    "fewer chains": (lambda kg: kg.path("XA", "XC", most=-1), "must be 1 or more, not -1"),
    "half a chain": (lambda kg: kg.path("XA", "XC", most=1.5), "must be 1 or more, not 1.5"),  # type: ignore[arg-type]  # the point
    "a true chain": (lambda kg: kg.path("XA", "XC", most=True), "must be 1 or more, not True"),
    "chains in words": (lambda kg: kg.path("XA", "XC", most="3"), "must be 1 or more, not '3'"),  # type: ignore[arg-type]  # the point
    "a level of 0": (lambda kg: kg.backbone(0), "must be between 0 and 1, not 0"),
    "a level of 1": (lambda kg: kg.backbone(1), "must be between 0 and 1, not 1"),
    "a level of 5 %": (lambda kg: kg.backbone(5), "must be between 0 and 1, not 5"),
    "no number for a level": (lambda kg: kg.backbone(float("nan")), "between 0 and 1, not nan"),
    "a level in words": (lambda kg: kg.backbone("0.05"), "between 0 and 1, not '0.05'"),  # type: ignore[arg-type]  # the point
    "no level": (lambda kg: kg.backbone(None), "between 0 and 1, not None"),  # type: ignore[arg-type]  # the point
    "a weighing": (lambda kg: kg.matrix().square("size"), "by count or weight, not by 'size'"),
    "groups": (lambda kg: kg.brokerage("regions"), "groups are given by id"),  # type: ignore[arg-type]  # the point
    "listed groups": (lambda kg: kg.brokerage([("arland", "a")]), "groups are given by id"),  # type: ignore[arg-type]  # the point
    "no name": (lambda kg: kg.connect("XA", None), "None is no name; give an id, an ISO code"),  # type: ignore[arg-type]  # the point
    "a number for a name": (lambda kg: kg.show(7), "7 is no name"),  # type: ignore[arg-type]  # the point
    "names in one": (lambda kg: kg.evolution("degree", ["XA"]), "is no name"),  # type: ignore[arg-type]  # the point
    "no query": (lambda kg: kg.query(None), "None is no query; give a named question"),  # type: ignore[arg-type]  # the point
    "bytes": (lambda kg: kg.query(b"ASK {}"), "is no query"),  # type: ignore[arg-type]  # the point
    "an empty query": (lambda kg: kg.query(""), "it asks nothing; write SELECT"),
    "parameters in words": (lambda kg: kg.query("parties", "agreement=x"), "are given by name"),  # type: ignore[arg-type]  # the point
    "listed parameters": (lambda kg: kg.query("parties", ["agreement"]), "are given by name"),  # type: ignore[arg-type]  # the point
    "a parameter": (lambda kg: kg.query("parties", {"treaty": "x"}), "no parameter 'treaty'; it"),
    "a variable": (lambda kg: kg.query("ASK { ?s ?p ?o }", {"x": 1}), r"has no variable \?x"),
    "no value": (lambda kg: kg.query("parties", {"agreement": None}), "None is no thing"),
    "several values": (lambda kg: kg.query("parties", {"agreement": ["x"]}), "is no thing"),
    "a boolean for a thing": (lambda kg: kg.query("parties", {"agreement": True}), "is no thing"),
}


@pytest.mark.parametrize(("ask", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_argument_is_refused_in_a_sentence(
    world: Pactgraph, ask: Ask, message: str
) -> None:
    with pytest.raises(PactgraphError, match=message) as error:
        ask(world)

    assert isinstance(error.value, UsageError | NamingError | QueryError)


RIGHT: dict[str, tuple[Ask, Ask]] = {
    "many chains": (
        lambda kg: kg.path("XA", "XC", most=10**30).to_rows(),
        lambda kg: kg.path("XA", "XC", most=1000).to_rows(),
    ),
    "chains of numpy": (
        lambda kg: kg.path("XA", "XC", most=np.int64(1)).to_rows(),  # type: ignore[arg-type]  # the point
        lambda kg: kg.path("XA", "XC", most=1).to_rows(),
    ),
    "a fraction": (
        lambda kg: kg.backbone(Fraction(1, 20)).to_rows(),  # type: ignore[arg-type]  # the point
        lambda kg: kg.backbone(0.05).to_rows(),
    ),
    "one name": (lambda kg: kg.ids("XA"), lambda kg: kg.ids(["XA"])),
    "spaces": (lambda kg: kg.ids([" arland ", "X A"]), lambda kg: kg.ids(["XA", "XA"])),
    "a day": (
        lambda kg: kg.query("in-force", {"day": date(2000, 1, 1)}),
        lambda kg: kg.query("in-force", {"day": "2000-01-01"}),
    ),
    "a paragraph": (
        lambda kg: kg.query("facts-of-passage", {"document": "chronicle", "paragraph": 2}),
        lambda kg: kg.query("facts-of-passage", {"document": "chronicle", "paragraph": "2"}),
    ),
    "no parameters": (lambda kg: kg.query("parties", {}), lambda kg: kg.query("parties")),
    "a name with spaces": (lambda kg: kg.query(" parties\n"), lambda kg: kg.query("parties")),
    "a byte-order mark": (lambda kg: kg.query("\ufeffASK {}"), lambda kg: kg.query("ASK {}")),
}


@pytest.mark.parametrize(("ask", "plainly"), RIGHT.values(), ids=RIGHT)
def test_an_argument_that_can_be_understood_is(world: Pactgraph, ask: Ask, plainly: Ask) -> None:
    assert ask(world) == plainly(world)


@pytest.mark.parametrize(
    "name", ["q.rq", "q.sparql", "q.txt", "q", "deep/q.query", "q with spaces.rq", "问.rq", ".q"]
)
def test_a_query_is_read_from_whatever_file_is_named(
    world: Pactgraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\ufeff# title: any\nASK {}", "utf-8")

    for where in (name, f"./{name}", f"~/{name}", str(path), path, Path(name)):
        assert list(world.query(where)) == [(True,)]


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("none.rq", "none.rq cannot be read: No such file"),
        ("none.sparql", "none.sparql cannot be read: No such file"),
        ("queries/none", "queries/none cannot be read: No such file"),
        ("../none.txt", "none.txt cannot be read: No such file"),
        (r"queries\none", "cannot be read: No such file"),
        ("folder", "folder cannot be read: Is a directory"),
        ("folder/", "cannot be read: Is a directory"),
        (Path("folder"), "cannot be read: Is a directory"),
        (Path("none"), "cannot be read: No such file"),
        (Path("parties"), "parties cannot be read: No such file"),
        ("latin.rq", "latin.rq:1: is not UTF-8: byte 0xe9; save it as UTF-8"),
        ("~nobody-of-this-name/q.rq", "cannot be read"),
        ("none", "there is no question 'none'; there are: acting-for"),
        ("a" * 5000, "there is no question"),
        ("a" * 5000 + ".rq", "cannot be read: File name too long"),
        ("q\0.rq", "cannot be read: "),
    ],
    ids=lambda part: repr(part)[:40],
)
def test_a_file_that_is_none_is_refused_by_its_name(
    world: Pactgraph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str | Path,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.rq").write_bytes("ASK { ?s ?p 'é' }".encode("latin-1"))

    with pytest.raises(QueryError, match=message):
        world.query(where)


def test_a_named_question_is_not_hidden_by_a_file_or_folder_of_its_name(
    world: Pactgraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parties").mkdir()

    assert len(world.query("parties")) > 0


@pytest.mark.parametrize("query", ["DESCRIBE id:a.b", "describe pact:x", "ask {}", "SELECT*{}"])
def test_a_query_is_not_taken_for_a_file(world: Pactgraph, query: str) -> None:
    assert isinstance(world.query(query), Rows)


@pytest.mark.parametrize("where", ["", " ", 123, 0, True, b"build", [], OTHER], ids=repr)
def test_what_is_no_place_of_a_graph_is_refused(where: Any) -> None:  # noqa: ANN401  # the point
    with pytest.raises(StoreError, match="is no place; give a SPARQL URL, a store or a build"):
        load(where)


def test_a_place_may_begin_with_the_users_home(
    small: Compiled,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PACTGRAPH_CACHE", "~/c")
    folder = keep("x", small.quads)

    assert cache_folder() == tmp_path / "c"
    assert folder.is_relative_to(tmp_path / "c")
    for where in (f"~/c/{folder.name}", Path("~/c") / folder.name, folder):
        assert list(load(where).query("ASK { id:arland a pact:State }")) == [(True,)]
    monkeypatch.setenv("PACTGRAPH_STORE", f"~/c/{folder.name}")
    assert list(load().query("ASK { id:arland a pact:State }")) == [(True,)]


def test_a_cache_may_lie_in_a_folder_below_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PACTGRAPH_CACHE", "c")

    assert cache_folder().absolute() == tmp_path / "c"


def test_a_graph_in_the_home_of_no_user_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACTGRAPH_STORE", "~nobody-of-this-name/c")

    with pytest.raises(StoreError, match="there is no such home folder; give the path in full"):
        load()


def test_a_cache_in_the_home_of_no_user_is_told_and_not_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PACTGRAPH_CACHE", "~nobody-of-this-name/c")

    assert load().show("CHN").thing.id == "china"
    assert "there is no such home folder; give the path in full" in capsys.readouterr().err
