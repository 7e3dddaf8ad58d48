from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.places import SMALL

from pactgraph.build.steps import Compiled
from pactgraph.compile.ontology import Ontology, Triples
from pactgraph.compile.rdf import state
from pactgraph.resources import ONTOLOGY, SEEDS
from pactgraph.seeds import Records, read
from pactgraph.seeds.yamlfile import Node, YamlFile
from pactgraph.values.names.characters import looks, loose_mark, script_mix
from pactgraph.values.terms import slug

Reading = Callable[[dict[str, str]], Records]

DOCUMENT = "id: chronicle\ntype: Document\n"
ARLAND = "id: arland\ntype: State\n"
PACT = "id: pact\ntype: Agreement\nunder: [arland]\nevidence: ['chronicle#1.1']\n"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return Ontology(ONTOLOGY)


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ontology: Ontology) -> Reading:
    """A function that reads files by their paths in the seeds folder."""
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()

    def function(files: dict[str, str]) -> Records:
        for name, text in files.items():
            path = Path("seeds", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return read(Path("seeds"), ontology.vocabulary)

    return function


def problems(records: Records) -> list[str]:
    return list(map(str, records.problems))


def test_records_come_in_the_order_of_their_ids_wherever_they_stand(reading: Reading) -> None:
    records = reading({"z/arland.yaml": ARLAND, "a.yaml": f"- {{{_flow(DOCUMENT)}}}\n"})

    assert [record.id for record in records.records] == ["arland", "chronicle"]
    assert problems(records) == []


def _flow(text: str) -> str:
    return ", ".join(text.splitlines())


def test_a_folder_without_records_is_a_problem(reading: Reading) -> None:
    assert problems(reading({"README.md": "Nothing here."})) == [
        "seeds:1: holds no records; expected <kind>/<id>.yaml"
    ]


def test_a_folder_that_does_not_exist_is_a_problem(ontology: Ontology, tmp_path: Path) -> None:
    records = read(tmp_path / "none", ontology.vocabulary)

    (problem,) = records.problems
    assert problem.message.startswith("cannot be read: ")


def test_what_is_left_out_on_purpose_is_no_record(reading: Reading) -> None:
    assert problems(reading({"arland.yaml": ARLAND, "leftout.yaml": "- {passage: x}\n"})) == []


HIDDEN = [
    ".#pact.yaml",
    "._pact.yaml",
    ".pact.yaml.swp",
    ".~lock.pact.yaml#",
    ".ipynb_checkpoints/pact-checkpoint.yaml",
    ".git/pact.yaml",
    ".idea/inspection/pact.yaml",
    "laws/.sync/pact.yaml",
    "laws/.stversions/pact~20240101.yaml",
    ".DS_Store",
    ".yaml",
]


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_is_no_record(reading: Reading, name: str) -> None:
    records = reading({"arland.yaml": ARLAND, name: "id: arland\ntype: ["})

    assert [record.id for record in records.records] == ["arland"]
    assert problems(records) == []


COPIES = [
    "pact.yaml~",
    "#pact.yaml#",
    "pact.yaml.bak",
    "pact.yaml.orig",
    "pact.yaml.rej",
    "pact.yaml.tmp",
    "pact.yaml.txt",
    "pact.yaml.1",
    "pact.yaml (1)",
    "pact.yml.save",
    "pact.YAML.old",
    "Copy of pact.yaml",
    "pact (1).yaml",
    "pact - Copy.yaml",
    "pact copy.yaml",
    "pact 2.yaml",
    "pact的副本.yaml",
    "pact - 副本.yaml",
    "pact (conflicted copy 2024-05-06).yaml",
    "pact.sync-conflict-20240506-101112-ABCDEFG.yaml",
    "pact_BACKUP_1234.yaml",
    "pact.REMOTE.1234.yaml",
    "__MACOSX/pact (1).yaml",
    "~$pact.yaml",
]


@pytest.mark.parametrize("name", COPIES)
def test_what_looks_like_a_copy_is_not_read_and_told(reading: Reading, name: str) -> None:
    records = reading({"arland.yaml": ARLAND, name: ARLAND})
    (problem,) = problems(records)

    assert problem.startswith(f"seeds/{name}:1: is not read; it")
    assert problem.endswith("looks like a copy: remove it, or name it <id>.yaml")
    assert [record.id for record in records.records] == ["arland"]


@pytest.mark.parametrize(
    "name", ["Thumbs.db", "desktop.ini", "README.md", "notes.txt", "x.yamlish"]
)
def test_what_is_no_record_by_its_name_is_passed_over(reading: Reading, name: str) -> None:
    assert problems(reading({"arland.yaml": ARLAND, name: "x"})) == []


@pytest.mark.parametrize("name", ["pact.yml", "pact.YAML", "pact.YML"])
def test_a_file_that_looks_like_a_record_and_is_not_read_is_a_problem(
    reading: Reading, name: str
) -> None:
    assert problems(reading({"arland.yaml": ARLAND, name: ARLAND})) == [
        f"seeds/{name}:1: is not read; name it .yaml"
    ]


def test_a_link_to_a_folder_is_not_followed(reading: Reading) -> None:
    reading({"kind/arland.yaml": ARLAND})
    Path("seeds/kind/again").symlink_to("..", target_is_directory=True)

    assert problems(reading({})) == [
        "seeds/kind/again:1: is a link to a folder and is not followed"
    ]


def test_a_link_to_a_file_is_read_under_its_own_name(reading: Reading) -> None:
    Path("elsewhere.yaml").write_text(f"{ARLAND}x: y\n")
    Path("seeds/arland.yaml").symlink_to("../elsewhere.yaml")

    assert problems(reading({})) == ["seeds/arland.yaml:3: x: there is no such key"]


def test_two_records_of_one_id_are_told_with_both_places(reading: Reading) -> None:
    tie = "participations: [{actor: arland, role: party}]\n"
    records = reading(
        {"a.yaml": f"- {{{_flow(ARLAND)}}}\n", "b/pact.yaml": PACT + tie, "c/pact.yaml": PACT + tie}
        | {"chronicle.yaml": DOCUMENT}
    )

    assert problems(records) == [
        "seeds/c/pact.yaml:1: the id 'pact' is that of the record at seeds/b/pact.yaml:1"
    ]
    assert ("pact", "") not in records.broken


UNREADABLE = {
    "malformed": "id: arland\ntype: [State\n",
    "empty": "",
    "too deep": "id: arland\ntype: " + "[" * 100,
    "two documents": f"{ARLAND}---\n{ARLAND}",
    "no id": "type: State\n",
    "no slug": "id: Arland!\ntype: State\n",
    "other id": "id: arlund\ntype: State\n",
    "no type": "id: arland\n",
    "unknown type": "id: arland\ntype: Stat\n",
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_a_reference_to_a_broken_record_is_not_called_dangling(reading: Reading, text: str) -> None:
    records = reading({"arland.yaml": text, "chronicle.yaml": DOCUMENT, "pact.yaml": PACT})

    assert {problem.path for problem in records.problems} == {"seeds/arland.yaml"}
    assert ("arland", "") in records.broken


@pytest.mark.parametrize(
    "text",
    ["- id: arland\n  type: [State\n- id: chronicle\n", "- {id: 'arland'}\n- {id: chronicle\n"],
    ids=["block", "flow"],
)
def test_a_reference_into_a_broken_list_is_not_called_dangling(reading: Reading, text: str) -> None:
    records = reading({"all.yaml": text, "pact.yaml": PACT})

    assert {problem.path for problem in records.problems} == {"seeds/all.yaml"}


@pytest.mark.parametrize("text", ["id: chronicle\ntype: Documnt\n", "id: chronicle\n", "["])
def test_a_locator_in_a_broken_document_is_not_called_dangling(reading: Reading, text: str) -> None:
    records = reading({"arland.yaml": ARLAND, "chronicle.yaml": text, "pact.yaml": PACT})

    assert {problem.path for problem in records.problems} == {"seeds/chronicle.yaml"}


def test_all_problems_of_all_files_come_in_the_order_of_files_and_lines(reading: Reading) -> None:
    files = {
        "b.yaml": "- {id: b-1, type: State, x: y}\n- {id: b-2, type: Stat}\n",
        "a/pact.yaml": f"{PACT}date: May\nform: x\n",
        "c.yaml": "\tid: c\n",
        "arland.yaml": ARLAND,
        "chronicle.yaml": DOCUMENT,
    }

    *rest, last = problems(reading(files))

    assert rest == [
        (
            "seeds/a/pact.yaml:5: date: 'May' is no EDTF date; "
            "write 1993, 1993-10, 1993-10-05 or 1993/1996"
        ),
        "seeds/a/pact.yaml:6: form: there is no form 'x' in concepts.ttl",
        "seeds/b.yaml:1: x: there is no such key",
        "seeds/b.yaml:2: type: there is no type 'Stat'; did you mean 'State'?",
    ]
    assert last.startswith("seeds/c.yaml:1: is no YAML: ")


# Nothing is lost: every scalar of a sound record becomes a triple about it.


def scalars(node: Node) -> Iterator[str]:
    if isinstance(node.value, str):
        yield node.value
        return
    below = node.value.values() if isinstance(node.value, dict) else node.value or ()
    for item in below:
        yield from scalars(item)


def record_nodes(folder: Path) -> Iterator[tuple[str, Node]]:
    for path in sorted(folder.rglob("*.yaml")):
        root = YamlFile(path).root
        assert root is not None
        for node in root.value if isinstance(root.value, list) else [root]:
            if path.name != "leftout.yaml" and isinstance(node.value, dict):
                yield str(node.value["id"].value), node


def said(triples: Triples) -> dict[str, set[str]]:
    """Return the ids, concepts, classes and literals in the triples about each record."""
    found: dict[str, set[str]] = {}
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode):
            subject = slug(triple.subject.value).partition("/")[0]
            value = triple.object.value if not isinstance(triple.object, ox.Triple) else ""
            found.setdefault(subject, {subject}).add(slug(value))
    return found


def lost(folder: Path, triples: Triples) -> dict[str, set[str]]:
    known = said(triples)
    missing = {name: set(scalars(node)) - known[name] for name, node in record_nodes(folder)}
    return {name: values for name, values in missing.items() if values}


def test_every_scalar_of_the_small_world_becomes_a_triple(small: Compiled) -> None:
    assert lost(SMALL, small.stated) == {}


def test_every_scalar_of_the_shipped_seeds_becomes_a_triple(compiled: Compiled) -> None:
    assert lost(SEEDS, compiled.stated) == {}


# Letters of all scripts that are what they seem, and what other syntaxes live on.
sound = st.sampled_from("<>&\"'\\{}[]()?$%@^`|#;:,.!*-_=+~/ ") | st.characters(
    exclude_categories=["C", "Z", "M"]
).filter(lambda character: not looks(character))
words = st.text(sound, min_size=1).filter(
    lambda text: (
        text == text.strip()
        and any(map(str.isalnum, text))
        and not (script_mix(text) or loose_mark(text))
    )
)


@given(words, words, words)
def test_any_words_come_out_of_the_graph_as_they_went_in(
    tmp_path_factory: pytest.TempPathFactory, ontology: Ontology, zh: str, alias: str, note: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "words"
    folder.mkdir(exist_ok=True)
    record = {
        "id": "pact",
        "type": "Agreement",
        "name": {"zh": zh},
        "alias": {"en": [alias]},
        "note": note,
    }
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    (folder / "pact.yaml").write_text(text, "utf-8", newline="")
    records = read(folder, ontology.vocabulary)
    triples = state(records, ontology)

    assert [problem.message for problem in records.problems] == []
    assert {t.object for t in triples if isinstance(t.object, ox.Literal)} == {
        ox.Literal(zh, language="zh"),
        ox.Literal(alias, language="en"),
        ox.Literal(note),
    }
