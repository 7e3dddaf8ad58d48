from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from pactgraph.build.steps import compile_seeds
from pactgraph.compile.sources import Sources
from pactgraph.evidence.draft.stubs import draft

if TYPE_CHECKING:
    from tests.evidence.conftest import World


def drafted(world: "World", text: str) -> str:
    path: Path = world.documents / "next.txt"
    path.write_text(text, "utf-8")
    return draft(Sources.at(world.seeds), path)


def test_a_title_becomes_a_stub_with_its_actors_date_and_passage(world: "World") -> None:
    stub = drafted(world, "1999年6月,甲国与乙国签署《河岸公约》。")

    assert yaml.safe_load(stub) == [
        {
            "id": "TODO-1",
            "type": "TODO",
            "form": "convention",
            "name": {"zh": "河岸公约", "en": "TODO"},
            "editorial": ["en"],
            "date": "1999-06",
            "topic": ["TODO"],
            "participations": [
                {"actor": "aland", "role": "TODO signatory"},
                {"actor": "beland", "role": "TODO signatory"},
            ],
            "evidence": ["next#1.1"],
        }
    ]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("甲国举行第三届边境禁毒会议。", "第三届边境禁毒会议", "Meeting"),
        ("甲国建立了边境禁毒合作机制。", "边境禁毒合作机制", "Mechanism"),
        ("甲国参加“堵源”行动。", "堵源", "Operation"),
        ("Aland joined the River Patrol Mechanism.", "River Patrol Mechanism", "Mechanism"),
        ('Aland launched the "Blue Water" operation.', "Blue Water", "Operation"),
    ],
)
def test_names_are_known_by_marks_and_by_how_they_end(
    world: "World", text: str, name: str, type_: str
) -> None:
    (stub,) = yaml.safe_load(drafted(world, text))

    assert name in stub["name"].values()
    assert stub["type"] == type_


def test_what_has_a_record_is_a_comment_at_the_head(world: "World") -> None:
    assert drafted(world, "甲国重申边境禁毒协定。") == (
        "# next#1.1 names border-agreement: add the passage to its evidence\n"
    )


def test_check_refuses_a_draft_until_nothing_is_left_to_do(world: "World") -> None:
    stub = drafted(world, "1999年6月,甲国与乙国签署《河岸公约》。").replace("TODO-1", "river")
    (world.seeds / "next.yaml").write_text(stub, "utf-8")
    problems = [p for p in compile_seeds(Sources.at(world.seeds)).problems() if "TODO" in p.message]

    assert [(p.line, p.message) for p in problems] == [
        (2, "type: is still TODO; say what the source says"),
        (4, "name: is still TODO; say what the source says"),
        (7, "topic: is still TODO; say what the source says"),
        (9, "role: is still TODO; say what the source says"),
        (10, "role: is still TODO; say what the source says"),
    ]
