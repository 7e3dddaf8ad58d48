import shutil
from pathlib import Path

import pytest
from tests.places import SMALL

from pactgraph.build.steps import checked
from pactgraph.compile.ontology import Ontology
from pactgraph.compile.sources import Sources
from pactgraph.errors import SeedsError
from pactgraph.resources import ONTOLOGY


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sources:
    """The small world with an ontology of its own beside it."""
    shutil.copytree(SMALL, tmp_path / "seeds")
    shutil.copytree(ONTOLOGY, tmp_path / "ontology")
    monkeypatch.chdir(tmp_path)
    return Sources.at()


def problem(sources: Sources) -> str:
    with pytest.raises(SeedsError) as caught:
        checked(sources)

    (found,) = caught.value.problems
    return str(found)


def test_an_ontology_beside_the_seeds_is_used(sources: Sources) -> None:
    assert sources.ontology == (sources.seeds.resolve().parent / "ontology")
    assert checked(sources).problems() == []


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("pact.ttl", "pact:x a", "ontology/pact.ttl:1: is no Turtle: "),
        ("concepts.ttl", "<a> <b> .\n", "ontology/concepts.ttl:1: is no Turtle: "),
        ("shapes.ttl", "@@", "ontology/shapes.ttl:1: is no Turtle: "),
        ("context.jsonld", "{", "ontology/context.jsonld:1: is no JSON-LD: "),
        ("context.jsonld", "[]", "ontology/context.jsonld:1: is no JSON-LD: "),
        ("context.jsonld", "{}", "ontology/context.jsonld:1: holds no @context"),
        ("rules/10-kind.rq", "CONSTRUCT {", "ontology/rules/10-kind.rq:1: is no SPARQL: "),
        ("context.jsonld", "[" * 900, "ontology/context.jsonld:1: is no JSON-LD: "),
        ("context.jsonld", "[" * 2_000_000, "ontology/context.jsonld:1: is no JSON-LD: "),
        ("context.jsonld", "9" * 5_000, "ontology/context.jsonld:1: is no JSON-LD: "),
        (
            "context.jsonld",
            '{"@context": ' * 400 + "{}" + "}" * 400,
            "ontology/context.jsonld:1: is nested more than 50 deep",
        ),
        ("rules/10-kind.rq", "CONSTRUCT {} " + "{" * 99_999, "ontology/rules/10-kind.rq:1: is no "),
        ("rules/10-kind.rq", "ASK {}", "ontology/rules/10-kind.rq:1: a rule is a CONSTRUCT query"),
    ],
)
def test_a_broken_ontology_is_named_by_file_and_line(
    sources: Sources, file: str, text: str, message: str
) -> None:
    (sources.ontology / file).write_text(text, "utf-8")

    assert problem(sources).startswith(message)


@pytest.mark.parametrize(
    ("old", "new"),
    [('"@version": 1.1', '"@version": 9'), ('"@context": {', '"@context": {"@propagate": 5,')],
    ids=["version", "keyword"],
)
def test_a_context_that_json_ld_refuses_is_named(sources: Sources, old: str, new: str) -> None:
    path = sources.ontology / "context.jsonld"
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")

    assert old in text
    assert problem(sources).startswith("ontology/context.jsonld:1: is no context: ")


def test_shapes_that_shacl_refuses_are_named(sources: Sources) -> None:
    path = sources.ontology / "shapes.ttl"
    text = path.read_text("utf-8").replace("WHERE {", "WHERE { VALUES ?x { 1 }")
    path.write_text(text, "utf-8")

    assert problem(sources).startswith("ontology/shapes.ttl:1: cannot be used as shapes: ")


def test_a_file_that_is_not_there_is_named(sources: Sources) -> None:
    (sources.ontology / "concepts.ttl").unlink()

    assert problem(sources).startswith("ontology/concepts.ttl:1: cannot be read: ")


def test_rules_derive_only_what_is_not_stated_in_the_order_of_their_names() -> None:
    rules = [Path(path).name for path, _ in Ontology(ONTOLOGY).rules]

    assert rules == sorted(rules)
    assert len(rules) > 10


@pytest.mark.parametrize(
    "file", ["pact.ttl", "concepts.ttl", "shapes.ttl", "context.jsonld", "rules/10-kind.rq"]
)
@pytest.mark.parametrize("change", ["BOM", "CRLF", "both"])
def test_how_a_file_begins_and_breaks_its_lines_makes_no_difference(
    sources: Sources, file: str, change: str
) -> None:
    before = checked(sources).quads
    path = sources.ontology / file
    data = path.read_bytes()
    data = data.replace(b"\n", b"\r\n") if change != "BOM" else data
    path.write_bytes(b"\xef\xbb\xbf" + data if change != "CRLF" else data)

    assert set(checked(sources).quads) == set(before)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "gb18030", "latin-1"])
@pytest.mark.parametrize("file", ["pact.ttl", "shapes.ttl", "context.jsonld", "rules/10-kind.rq"])
def test_another_encoding_is_told_in_a_sentence(sources: Sources, file: str, encoding: str) -> None:
    (sources.ontology / file).write_bytes("# é Å\n".encode(encoding))

    assert problem(sources).startswith(f"ontology/{file}:1: is ")


def test_a_byte_that_is_no_utf_8_is_told_at_its_line(sources: Sources) -> None:
    (sources.ontology / "rules/10-kind.rq").write_bytes(b"# a\n# \xff\n")

    assert problem(sources) == (
        "ontology/rules/10-kind.rq:2: is not UTF-8: byte 0xff; save it as UTF-8"
    )


@pytest.mark.parametrize(
    "name", [".53-x.rq", "._10-kind.rq", ".#10-kind.rq", ".ipynb_checkpoints/1.rq"]
)
def test_a_hidden_rule_does_not_run(sources: Sources, name: str) -> None:
    path = sources.ontology / "rules" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("no SPARQL at all")

    assert checked(sources).problems() == []


@pytest.mark.parametrize(
    "name", ["10-kind (1).rq", "Copy of 10-kind.rq", "10-kind copy.rq", "kind.rq"]
)
def test_a_copy_of_a_rule_is_told_and_does_not_run(sources: Sources, name: str) -> None:
    (sources.ontology / "rules" / name).write_text("CONSTRUCT { ?s a ?o } { ?s a ?o }")

    assert problem(sources) == (
        f"ontology/rules/{name}:1: is no rule, which is named as in 10-kind.rq; "
        "a copy? remove or rename it"
    )


@pytest.mark.parametrize(
    "name", ["seeds/.x.yaml", "seeds/.git/x.yaml", "ontology/rules/.99-x.rq", "seeds/x.yaml~"]
)
def test_what_is_hidden_or_a_copy_makes_no_other_store(sources: Sources, name: str) -> None:
    before = sources.fingerprint()
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("x")

    assert sources.fingerprint() == before
