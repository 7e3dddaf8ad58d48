"""The shipped records: written in one way, each resting on a passage that is there."""

from collections import Counter
from pathlib import Path

import pytest

from pactgraph.compile.ontology import Ontology
from pactgraph.evidence.coverage.leftout import left_out
from pactgraph.evidence.editions import editions
from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.evidence.verify.facts import facts
from pactgraph.resources import ONTOLOGY, SEEDS
from pactgraph.seeds import Records, read
from pactgraph.seeds.yamlfile import Node, YamlFile

FILES = sorted(path for path in SEEDS.rglob("*.yaml") if path.name != "leftout.yaml")
LISTS = [path for path in FILES if path.parent == SEEDS]
ORDER = list(Ontology(ONTOLOGY).vocabulary.keys)


@pytest.fixture(scope="module")
def records() -> Records:
    return read(SEEDS, Ontology(ONTOLOGY).vocabulary)


def position(key: str) -> int:
    """Return where a key stands in the context."""
    return ORDER.index(key)


def record_nodes(path: Path) -> list[dict[str, Node]]:
    root = YamlFile(path).root
    assert root is not None
    items = root.value if isinstance(root.value, list) else [root]
    return [item.value for item in items if isinstance(item.value, dict)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SEEDS).as_posix())
def test_keys_stand_in_the_order_of_the_context(path: Path) -> None:
    for record in record_nodes(path):
        lists = [record[key].value for key in ("mandates", "participations") if key in record]
        nested = [node.value for nodes in lists for node in nodes or () if isinstance(node, Node)]
        for fields in (record, *(own for own in nested if isinstance(own, dict))):
            assert list(fields) == sorted(fields, key=position)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_of_records_is_sorted_by_id(path: Path) -> None:
    ids = [str(record["id"].value) for record in record_nodes(path)]

    assert ids == sorted(ids)


def test_what_is_left_out_is_sorted_by_passage() -> None:
    places = [(entry.passage, entry.mention) for entry in left_out(SEEDS)]

    assert places == sorted(places)


def test_a_record_file_lies_in_the_folder_of_its_kind() -> None:
    folders: dict[str, set[object]] = {}
    for path in set(FILES) - set(LISTS):
        (record,) = record_nodes(path)
        folders.setdefault(path.parent.name, set()).add(record["type"].value)

    assert folders == {
        "agreements": {"Agreement"},
        "cases": {"Case"},
        "events": {"Event", "Meeting", "Training", "Visit"},
        "laws": {"Law"},
        "mechanisms": {"Mechanism"},
        "operations": {"Operation"},
        "organizations": {"Agency", "IntergovernmentalOrganization", "Organization"},
        "programmes": {"Programme"},
    }


def test_every_passage_is_a_sentence_of_its_document(records: Records, documents: Path) -> None:
    found = editions(records, documents)
    sentences = {place for edition in found if edition.text for place in edition.text.sentences}
    cited = {place for fact in facts(records, lexicon()) for place in fact.passages}

    assert all(edition.exact for edition in found)
    assert cited - sentences == set()
    assert {entry.passage for entry in left_out(SEEDS)} - sentences == set()


def test_less_than_a_quarter_is_not_plainly_stated_and_all_that_has_a_note(
    records: Records,
) -> None:
    found = facts(records, lexicon())
    counts = Counter(fact.certainty for fact in found)

    assert len(found) - counts["stated"] < 0.25 * len(found)
    assert [f.id for f in found if f.certainty != "stated" and not f.noted] == []


def test_no_name_is_that_of_two_things_of_one_class(records: Records) -> None:
    names = Counter(
        (record.data["type"], language, name)
        for record in records.records
        for language, name in record.data["name"].items()
    )

    assert [key for key, n in names.items() if n > 1] == []


def lexicon() -> Lexicon:
    return Lexicon.of(Ontology(ONTOLOGY))
