from typing import TYPE_CHECKING

import pytest

from pactgraph.errors import SeedsError, StoreError
from pactgraph.evidence.coverage.accounts import Account, Coverage

if TYPE_CHECKING:
    from tests.evidence.conftest import World


def open_mentions(covered: Coverage) -> list[str]:
    found = covered.of_state("unaccounted")
    return [f"{a.mention.place} {a.mention.kind} {a.mention.text}" for a in found]


def test_what_no_record_carries_is_unaccounted(world: "World") -> None:
    covered = world.coverage()

    assert open_mentions(covered) == ["talks#2.2 figure 5名", "talks#3.1 mark (1)"]
    assert covered.stale == ()


def test_each_mention_names_the_records_that_carry_it(world: "World") -> None:
    carried = {a.mention.text: a.records for a in world.coverage().of_state("carried")}

    assert carried == {
        "2001年5月": ("border-agreement",),
        "甲国": ("aland", "border-agreement"),
        "乙国": ("beland", "border-agreement"),
        "丙城": ("border-agreement", "cetown"),
        "《边境禁毒协定》": ("border-agreement", "heroin-seized"),
        "10吨": ("heroin-seized",),
        "2003年": ("clean-source",),
        "甲国禁毒局": ("aland-bureau", "clean-source"),
        "“清源”": ("clean-source",),
    }


def test_an_agency_carries_the_state_it_acts_for(world: "World") -> None:
    """Neither the state's own record nor a tie of its own stands at this sentence."""
    world.edit(lambda text: text.replace("甲国禁毒局派员", "甲国派员"))

    assert "talks#3.1 actor 甲国" not in open_mentions(world.coverage())


def test_a_title_that_is_unknown_leaves_the_actors_in_it_to_be_carried(world: "World") -> None:
    world.edit(lambda text: text + "会议通过《甲国丁国宣言》。\n")

    assert open_mentions(world.coverage())[-2:] == [
        "talks#4.1 title 《甲国丁国宣言》",
        "talks#4.1 actor 甲国",
    ]


def test_speech_in_quotation_marks_is_no_name(world: "World") -> None:
    world.edit(lambda text: text + "他说:“这很好,也很重要。”\n")

    assert not [line for line in open_mentions(world.coverage()) if line.startswith("talks#4")]


LEFT_OUT = '- passage: "talks#3.1"\n  mention: (1)\n  reason: A footnote mark.\n'


def test_what_is_left_out_has_its_reason(world: "World") -> None:
    (world.seeds / "leftout.yaml").write_text(LEFT_OUT, "utf-8")
    covered = world.coverage()

    assert open_mentions(covered) == ["talks#2.2 figure 5名"]
    assert [a.reason for a in covered.of_state("left out")] == ["A footnote mark."]


def test_an_entry_that_leaves_out_nothing_is_said_at_its_line(world: "World") -> None:
    (world.seeds / "leftout.yaml").write_text(LEFT_OUT.replace("(1)", "(2)"), "utf-8")
    (problem,) = world.coverage().stale

    assert str(problem).endswith(
        "leftout.yaml:1: talks#3.1 has no '(2)' that needs leaving out; remove this entry"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {passage: talks, mention: x, reason: y}\n", "leftout.yaml:1: passage: 'talks' is no"),
        (
            "- {passage: talks#1.1, mention: x}\n",
            "leftout.yaml:1: takes {passage, ",
        ),
        ("passage: talks#1.1\n", "leftout.yaml:1: is no list of {passage, mention, reason}"),
    ],
    ids=["no locator", "a key is missing", "no list"],
)
def test_a_broken_leftout_file_is_refused(world: "World", text: str, message: str) -> None:
    (world.seeds / "leftout.yaml").write_text(text, "utf-8")

    with pytest.raises(SeedsError) as caught:
        world.coverage()
    assert message in str(caught.value)


def test_a_document_that_no_record_cites_is_read_by_its_looks(world: "World") -> None:
    (world.documents / "next.txt").write_text("1999年,甲国加入《河岸公约》。", "utf-8")
    (world.documents / "next-en.txt").write_text("In 1999 Aland paid US$5 million.", "utf-8")
    chinese, english = world.coverage("next.txt"), world.coverage("next-en.txt")

    assert (chinese.record, chinese.language, english.language) == (None, "zh", "en")
    assert open_mentions(chinese) == [
        "next#1.1 date 1999年",
        "next#1.1 actor 甲国",
        "next#1.1 title 《河岸公约》",
    ]
    assert open_mentions(english) == [
        "next-en#1.1 date 1999",
        "next-en#1.1 actor Aland",
        "next-en#1.1 figure US$5 million",
    ]


def test_a_document_that_cannot_be_read_is_said(world: "World") -> None:
    with pytest.raises(StoreError, match=r"nowhere\.txt cannot be read: ."):
        world.coverage("nowhere.txt")


def test_a_document_that_is_not_utf_8_is_said(world: "World") -> None:
    (world.documents / "latin.txt").write_bytes("Société".encode("latin-1"))

    with pytest.raises(StoreError, match="is not UTF-8; save it as UTF-8"):
        world.coverage("latin.txt")


TRADITIONAL = str.maketrans("国与签协订议丙联洛禁毒动缴获员", "國與簽協訂議丙聯洛禁毒動繳獲員")


def test_a_text_in_traditional_characters_is_accounted_for_as_in_simplified(
    world: "World",
) -> None:
    """What is shown is as printed, and where it is printed."""
    before = {(a.mention.place, a.mention.start, a.records) for a in accounts(world.coverage())}
    world.edit(lambda text: text.translate(TRADITIONAL))
    covered = world.coverage()

    assert {(a.mention.place, a.mention.start, a.records) for a in accounts(covered)} == before
    assert {"甲國", "《邊境禁毒協定》".replace("邊", "边"), "甲國禁毒局"} <= {
        a.mention.text for a in accounts(covered)
    }


def accounts(covered: Coverage) -> list[Account]:
    return [account for one in covered.accounts.values() for account in one]


@pytest.mark.parametrize(
    ("old", "new", "mention"),
    [
        ("甲国与", "甲國與", "甲國"),
        ("海洛因近10吨", "海洛因近10噸", "10噸"),
        ("边境禁毒协定", "邊境禁毒協定", "《邊境禁毒協定》"),
        ("甲国禁毒局", "甲国\u3000禁毒局", "甲国"),
        ("甲国禁毒局", "甲國禁毒局", "甲國禁毒局"),
    ],
)
def test_other_forms_of_a_character_are_known_and_shown_as_printed(
    world: "World", old: str, new: str, mention: str
) -> None:
    world.edit(lambda text: text.replace(old, new))
    carried = {a.mention.text for a in world.coverage().of_state("carried")}

    assert mention in carried


def test_records_in_traditional_characters_carry_a_simplified_text(world: "World") -> None:
    world.change("name: {zh: 边境禁毒协定,", "name: {zh: 邊境禁毒協定,")

    assert open_mentions(world.coverage()) == ["talks#2.2 figure 5名", "talks#3.1 mark (1)"]


def test_what_is_left_out_is_known_in_other_characters(world: "World") -> None:
    entry = LEFT_OUT.replace("3.1", "4.1").replace("(1)", "甲国")
    (world.seeds / "leftout.yaml").write_text(entry, "utf-8")
    world.edit(lambda text: text + "甲國於此。\n")
    covered = world.coverage()

    assert [a.mention.text for a in covered.of_state("left out")] == ["甲國"]
    assert covered.stale == ()


@pytest.mark.parametrize(
    "text", ["", "\n \n", "สวัสดีครับ\n", "Добрый день.\n", "你好。\n", "Hello.\n"]
)
def test_a_text_in_which_nothing_is_recognised_is_blank(world: "World", text: str) -> None:
    (world.documents / "next.txt").write_text(text, "utf-8")

    assert world.coverage("next.txt").is_blank
    assert not world.coverage().is_blank


def test_a_usual_name_is_not_looked_for_in_a_text(world: "World") -> None:
    """It is ours: no passage is asked to print it, and none that does is asked to be cited."""
    usual = "usualName: {zh: [阿尔法], en: [Alpha]}"
    world.change("isoCode: [XA, XAA]", f"{usual}\n  isoCode: [XA, XAA]")
    world.edit(lambda text: text + "Alpha与阿尔法。\n")

    assert open_mentions(world.coverage()) == ["talks#2.2 figure 5名", "talks#3.1 mark (1)"]
