import unicodedata

import pytest

from pactgraph.values.names.characters import looks, loose_mark, script_mix

UNSEEN = {
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "zero-width non-joiner": "\u200c",
    "word joiner": "\u2060",
    "byte-order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "right-to-left mark": "\u200f",
    "override of direction": "\u202e",
    "isolate": "\u2066",
    "Arabic letter mark": "\u061c",
    "tag": "\U000e0041",
    "language tag": "\U000e0001",
    "annotation anchor": "\ufff9",
    "Mongolian vowel separator": "\u180e",
    "invisible times": "\u2062",
    "shorthand overlap": "\U0001bca0",
    "musical beam": "\U0001d173",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "no-break space": "\u00a0",
    "narrow no-break space": "\u202f",
    "ideographic space": "\u3000",
    "thin space": "\u2009",
    "Ogham space": "\u1680",
    "variation selector": "\ufe0f",
    "ideographic variation": "\U000e0100",
    "Mongolian variation": "\u180b",
    "grapheme joiner": "\u034f",
    "Hangul filler": "\u3164",
    "Hangul choseong filler": "\u115f",
    "half-width Hangul filler": "\uffa0",
    "Khmer inherent vowel": "\u17b4",
    "Braille blank": "\u2800",
    "null notehead": "\U0001d159",
    "object replacement": "\ufffc",
    "replacement": "\ufffd",
    "private use": "\ue000",
    "private use in plane 15": "\U000f0000",
    "noncharacter": "\ufdd0",
    "noncharacter of plane 2": "\U0002ffff",
    "next line": "\x85",
    "bell": "\x07",
}
ALIKE = {
    "Kangxi radical": ("⼀", "一"),
    "CJK radical": ("⺟", "母"),
    "compatibility ideograph": ("\uf9d1", "六"),
    "ligature": ("ﬁ", "fi"),
    "bold letter": ("𝐂", "C"),
    "double-struck letter": ("ℂ", "C"),
    "long s": ("ſ", "s"),
    "Dutch ij": ("ĳ", "ij"),
    "angstrom": ("\u212b", "Å"),
    "kelvin": ("\u212a", "K"),
    "Greek question mark": ("\u037e", ";"),
    "angle bracket": ("\u2329", "〈"),
}
SOUND = "aé中国國①㎏ⅡＣ１！“”·—…№µ±°²%6+2ʼ々〇ー가กÅΩя🙂\U00030000\U0002ceb0"


@pytest.mark.parametrize("character", UNSEEN.values(), ids=UNSEEN)
def test_what_cannot_be_seen_is_named_with_what_to_do(character: str) -> None:
    name = unicodedata.name(character, "")

    assert looks(character).startswith(f"U+{ord(character):04X} {name}".rstrip() + ", which ")
    assert "; remove it" in looks(character) or "; write a plain one" in looks(character)


@pytest.mark.parametrize(("character", "plain"), ALIKE.values(), ids=ALIKE)
def test_what_looks_like_another_is_named_with_the_other(character: str, plain: str) -> None:
    assert looks(character).endswith(f"which looks like another; write {plain}")


@pytest.mark.parametrize("character", SOUND)
def test_what_is_printed_is_sound(character: str) -> None:
    assert looks(character) == ""


@pytest.mark.parametrize("text", ["é", "Oudômxay", "한국", "ไทย", "हिन्दी", "日本 が"])
def test_a_mark_on_its_letter_is_sound(text: str) -> None:
    assert loose_mark(text) == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\u0301", "U+0301 COMBINING ACUTE ACCENT, which marks no letter; remove it"),
        ("a \u20dd", "U+20DD COMBINING ENCLOSING CIRCLE, which marks no letter; remove it"),
        ("(\u0308)", "U+0308 COMBINING DIAERESIS, which marks no letter; remove it"),
        ("caf\u0065\u0301", "e\u0301 in two characters; write é, U+00E9"),
        ("\u304b\u3099", "か\u3099 in two characters; write が, U+304C"),
        ("\u1112\u1161\u11ab", "\u1112\u1161 in two characters; write 하, U+D558"),
        ("q\u0307\u0323", "marks in another order than Unicode's; write q\u0323\u0307"),
    ],
    ids=["alone", "after a space", "after a bracket", "accent", "kana", "Hangul", "order"],
)
def test_a_loose_mark_is_told(text: str, message: str) -> None:
    assert loose_mark(text) == message


@pytest.mark.parametrize(
    "word", ["\u0421hina", "Mos\u0441ow", "\u0391ustria", "\u0555man", "Lao\u0455", "\u13a0rland"]
)
def test_letters_of_two_scripts_in_one_word_are_told(word: str) -> None:
    assert script_mix(f"in {word}").startswith(f"{word!r} mixes LATIN and ")


@pytest.mark.parametrize(
    "text", ["China Россия", "α-PVP", "μg", "Δ9-THC", "中国China", "ＣＨＮ", "Россия"]
)
def test_words_of_one_script_each_are_sound(text: str) -> None:
    assert script_mix(text) == ""
