from typing import TYPE_CHECKING

import pytest

from pactgraph.evidence.verify.verification import Verification

if TYPE_CHECKING:
    from tests.evidence.conftest import World


def messages(found: Verification) -> list[str]:
    return [problem.message for problem in found.problems]


def test_a_fact_whose_passages_print_it_is_supported(
    world: "World",
) -> None:
    found = world.verify()

    assert messages(found) == []
    assert found.counts == {"stated": 9, "entailed": 1}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "name: {zh: 清源, en: Clean Source}",
            "name: {zh: 清流, en: Clean Stream}",
            "clean-source: the name is not in talks#3.1",
        ),
        (
            "actor: beland",
            "actor: aland-bureau",
            "the actor aland-bureau is not in talks#2.1 talks-en#1.1",
        ),
        (
            'date: "2003"',
            'date: "2004"',
            "clean-source: the date 2004 is not in talks#3.1",
        ),
        (
            'date: "2001-05"',
            'date: "2001"',
            "border-agreement: the date 2001 is not in talks#2.1 talks-en#1.1",
        ),
        (
            'value: "10"\n',
            'value: "11"\n',
            "heroin-seized: 10000 kg as 11 吨 is not in talks#2.1 talks#2.2",
        ),
        (
            "comparator: nearly",
            "comparator: more-than",
            "heroin-seized: the figure more-than 10 吨 is not in talks#2.1 talks#2.2",
        ),
        (
            'standardValue: "10000"',
            'standardValue: "1000"',
            "heroin-seized: 1000 kg as 10 吨 is not in talks#2.1 talks#2.2",
        ),
        (
            "place: [cetown]",
            "place: [aland-bureau]",
            "border-agreement: place aland-bureau is not in talks#2.1 talks-en#1.1",
        ),
        (
            "printedDate: [当年]",
            "printedDate: [去年]",
            "heroin-seized: the words 去年 is not in talks#2.1 talks#2.2",
        ),
        (
            "  note: The year is that of the signing.\n",
            "",
            "heroin-seized: is entailed, and no note says how it was read",
        ),
        (
            '"talks#2.1", "talks-en#1.1"',
            '"talks#2.1", "talks-en#2.1"',
            "border-agreement: talks-en#2.1 prints nothing of it",
        ),
        (
            '"talks#2.1", "talks-en#1.1"',
            '"talks#2.1", "talks-en#1.7"',
            "border-agreement: there is no passage talks-en#1.7",
        ),
        (
            "role: participant}",
            'role: participant, evidence: ["talks#2.1"]}',
            "talks#2.1 is in no paragraph that tells of clean-source",
        ),
    ],
)
def test_what_is_not_in_its_passages_is_said(
    world: "World", old: str, new: str, message: str
) -> None:
    world.change(old, new)

    assert any(line.endswith(message) for line in messages(world.verify()))


def test_a_problem_stands_at_the_line_of_its_key(world: "World") -> None:
    world.change('date: "2003"', 'date: "2004"')
    problem = world.verify().problems[0]

    assert problem.path == (world.seeds / "things.yaml").as_posix()
    line = (world.seeds / "things.yaml").read_text("utf-8").splitlines()[problem.line - 1]
    assert line == '  date: "2004"'


def test_a_short_form_stands_for_an_actor_only_if_it_is_of_its_name(world: "World") -> None:
    world.change(
        "{actor: aland-bureau, role: participant}",
        "{actor: beland, role: participant, printed: [禁毒局]}",
    )

    assert "clean-source/beland-participant: the actor beland is not in talks#3.1" in messages(
        world.verify()
    )


def test_a_name_inside_a_longer_one_is_not_that_actor(world: "World") -> None:
    """The printed 甲国禁毒局 is the bureau, not the state, which takes no part here."""
    world.change(
        "role: signatory}\n    - {actor: beland", "role: party}\n    - {actor: aland-bureau"
    )
    world.change("{actor: aland-bureau, role: participant}", "{actor: aland, role: participant}")

    assert "clean-source/aland-participant: the actor aland is not in talks#3.1" in messages(
        world.verify()
    )


def test_a_document_is_known_by_its_bytes_under_any_name(world: "World") -> None:
    (world.documents / "talks.txt").rename(world.documents / "renamed.txt")
    found = world.verify()

    assert found.problems == []
    assert {e.document: e.path.name for e in found.editions if e.path} == {
        "talks": "renamed.txt",
        "talks-en": "talks-en.txt",
    }


def test_a_document_that_is_missing_leaves_its_facts_unsupported(world: "World") -> None:
    (world.documents / "talks-en.txt").unlink()
    found = world.verify()

    assert "border-agreement: the document of talks-en#1.1 is not in the folder" in messages(found)
    assert found.counts["unsupported"] == 3


def test_what_the_loader_refuses_is_said_too(world: "World") -> None:
    world.change("{actor: beland, role: signatory}", "{actor: bealnd, role: signatory}")

    assert messages(world.verify()) == [
        "actor: there is no record 'bealnd'; did you mean 'beland' or 'aland'?"
    ]


def test_a_traditional_edition_prints_the_same_facts(world: "World") -> None:
    before = world.verify().counts
    world.edit(lambda text: text.replace("国", "國").replace("边", "邊").replace("协", "協"))
    found = world.verify()

    assert found.counts == before
    assert found.moves == ()


@pytest.mark.parametrize("copy", [".talks.txt", ".ipynb_checkpoints/talks-checkpoint.txt"])
def test_a_hidden_copy_is_no_document(world: "World", copy: str) -> None:
    path = world.documents / copy
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((world.documents / "talks.txt").read_bytes())

    assert {edition.path for edition in world.verify().editions} == {
        world.documents / "talks.txt",
        world.documents / "talks-en.txt",
    }
