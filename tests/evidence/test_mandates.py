"""A mandate is held against its passages as a tie is."""

from typing import TYPE_CHECKING

import pytest

from pactgraph.evidence.verify.verification import Verification
from pactgraph.values.locators import Locator

if TYPE_CHECKING:
    from tests.evidence.conftest import World


def messages(found: Verification) -> list[str]:
    return [problem.message for problem in found.problems]


def told(world: "World", mandate: str) -> None:
    world.change("  actsFor: aland\n", f"  mandates:\n    - {{{mandate}}}\n")


@pytest.mark.parametrize(
    "mandate",
    [
        "principal: aland",
        'principal: aland, date: "2003"',
        'principal: aland, evidence: ["talks#3.1"]',
        'principal: aland, date: "2003", printed: [派员], evidence: ["talks#3.1"]',
        "principal: aland, certainty: inferred, note: By the name.",
    ],
)
def test_a_mandate_whose_passages_print_it_is_supported(world: "World", mandate: str) -> None:
    told(world, mandate)
    found = world.verify()
    (fact,) = (finding.fact for finding in found.findings if finding.fact.kind == "mandate")

    assert messages(found) == []
    assert (fact.id, fact.record) == ("aland-bureau/aland", "aland-bureau")
    assert list(map(str, fact.passages)) == ["talks#3.1"]
    assert found.counts.total() == 11


@pytest.mark.parametrize(
    ("mandate", "message"),
    [
        (
            "principal: beland",
            "aland-bureau/beland: principal beland is not in talks#3.1",
        ),
        (
            'principal: aland, date: "2004"',
            "aland-bureau/aland: the date 2004 is not in talks#3.1",
        ),
        (
            'principal: aland, date: "2001/2003"',
            "aland-bureau/aland: the date 2001/2003 is not in talks#3.1",
        ),
        (
            "principal: aland, printed: [两国]",
            "aland-bureau/aland: the words 两国 is not in talks#3.1",
        ),
        (
            'principal: aland, evidence: ["talks#9.9"]',
            "aland-bureau/aland: there is no passage talks#9.9",
        ),
        (
            'principal: aland, evidence: ["talks#3.1", "talks#2.2"]',
            "aland-bureau/aland: talks#2.2 prints nothing of it",
        ),
        (
            "principal: aland, certainty: inferred",
            "aland-bureau/aland: is inferred, and no note says how it was read",
        ),
    ],
    ids=["principal", "date", "span", "words", "passage", "idle passage", "note"],
)
def test_what_is_wrong_with_a_mandate_is_said_at_its_line(
    world: "World", mandate: str, message: str
) -> None:
    told(world, mandate)
    problems = world.verify().problems

    assert message in [problem.message for problem in problems]
    assert {problem.line for problem in problems} == {11}


@pytest.mark.parametrize("mandate", ["principal: aland", 'principal: aland, date: "2003"'])
def test_an_agency_carries_the_state_of_its_mandate(world: "World", mandate: str) -> None:
    told(world, mandate)
    world.edit(lambda text: text.replace("甲国禁毒局派员", "甲国派员"))
    states = {
        account.mention.text: account.state
        for account in world.coverage().accounts[Locator("talks", 3, 1)]
    }

    assert states["甲国"] == "carried"


def test_a_mandate_carries_the_date_that_its_passage_prints(world: "World") -> None:
    told(world, 'principal: aland, date: "2003"')
    world.change('  date: "2003"\n', "")
    states = {
        account.mention.text: account.state
        for own in world.coverage().accounts.values()
        for account in own
    }

    assert states["2003年"] == "carried"
