import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.values.names.folding import fold, holds, keys, simplified, variants, words

SAME = {
    "case": ("VIET NAM", "viet nam"),
    "spaces": ("Viet Nam", "VietNam"),
    "ideographic space": ("中国　云南", "中国云南"),
    "hyphen": ("viet-nam", "Viet Nam"),
    "full width": ("ＣＨＮ", "CHN"),
    "title marks": ("《上海公约》", "上海公约"),
    "quotation marks": ("“金三角”", "金三角"),
    "plus": ("6+2", "６＋２"),
    "brackets": ("大湄公河次区域（GMS）", "大湄公河次区域(GMS)"),
    "long s": ("ſtate", "STATE"),
    "sharp s": ("Straße", "STRASSE"),
    "composed": ("Oudômxay", "Oudo\u0302mxay"),
    "middle dot": ("约翰·里德", "约翰・里德"),
    "zero width": ("中\u200b国", "中国"),
    "traditional": ("上海合作組織", "上海合作组织"),
    "Hong Kong": ("衞生", "卫生"),
    "Taiwan": ("裡", "里"),
    "two simplified forms": ("瞭解", "了解"),
    "Japanese": ("関", "关"),
    "compatibility ideograph": ("\uf92d", "来"),
    "radical": ("⼀", "一"),
    "accent": ("São Tomé", "Sao Tome"),
    "accents of Viet Nam": ("Việt Nam", "viet nam"),
    "letter with a stroke": ("Łódź", "Lodz"),
    "ligature letter": ("Ærø", "aero"),
    "dotless": ("Diyarbakır", "Diyarbakir"),
    "dotted": ("İstanbul", "istanbul"),
    "Greek accent": ("Ελλάδα", "ΕΛΛΑΔΑ"),
    "spacing accent for an apostrophe": ("Côte d´Ivoire", "Cote d'Ivoire"),
    "backtick": ("Cote d`Ivoire", "Cote d’Ivoire"),
    "letter for an apostrophe": ("Hawaiʻi", "Hawai'i"),
    "minus sign": ("Guinea−Bissau", "Guinea–Bissau"),
    "ampersand": ("Trinidad & Tobago", "Trinidad and Tobago"),
    "soft hyphen": ("Kazakh\u00adstan", "Kazakhstan"),
    "variation selector": ("葛\U000e0100", "葛"),
    "Hangul filler": ("中\u3164国", "中国"),
    "ligature": ("Paciﬁc", "Pacific"),
    "mathematical letters": ("𝐂𝐡𝐢𝐧𝐚", "China"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_names_typed_in_two_ways_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("China", "Chna"),
        ("中国", "中亚"),
        ("1990", "1991"),
        ("C++", "C"),
        ("Май", "Маи"),
        ("がいこく", "かいこく"),
        ("สระ", "สร"),
        ("한국", "한구"),
        ("AT&T", "ATT"),
    ],
    ids=["letter", "character", "digit", "symbol", "Cyrillic", "kana", "Thai", "Hangul", "and"],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_name_of_punctuation_alone_has_an_empty_key() -> None:
    assert fold(" …—。 ") == ""


names = st.text(string.printable + "中国上海《》“”（）·　ＣＨＮ")


@given(names)
def test_a_key_is_its_own_key(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(names, names)
def test_a_space_between_makes_no_difference(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == fold(one + other)


LETTERS = (
    "中國国緬衞裏乾著瞭関⼀來ﬁÉéßıİøłđßŁŒæςΣάйかがスชใ각𝐂①ⅡªµÅ&´`ʼʻ−\u00ad\u200b\u3164\ufe0f\u0301"
)
odd_names = st.text(st.sampled_from(LETTERS) | st.characters(exclude_categories=["Cs", "Cn"]))


@given(odd_names)
def test_a_key_of_any_letters_is_its_own_key(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(odd_names)
def test_each_character_of_a_simplified_text_is_where_it_was(text: str) -> None:
    plain = simplified(text)

    assert len(plain) == len(text)
    assert simplified(plain) == plain
    assert all(fold(a) == fold(b) for a, b in zip(text, plain, strict=True))


REWORDED = {
    "article": ("the Russian Federation", "Russian Federation"),
    "article before a saint": ("The St. Lucia", "Saint Lucia"),
    "saint": ("St. Lucia", "Saint Lucia"),
    "saint without a stop": ("St Kitts and Nevis", "Saint Kitts & Nevis"),
    "turned about a comma": ("Korea, Republic of", "Republic of Korea"),
    "article behind a comma": ("Gambia, The", "The Gambia"),
}


@pytest.mark.parametrize(("asked", "known"), REWORDED.values(), ids=REWORDED)
def test_a_name_is_looked_up_as_it_may_be_reworded(asked: str, known: str) -> None:
    assert keys(asked)[0] == fold(asked)
    assert fold(known) in keys(asked)


@pytest.mark.parametrize("name", ["Theory", "Stamp", "Steppe", "thessaloniki"])
def test_a_word_that_begins_like_an_article_is_whole(name: str) -> None:
    assert keys(name) == (fold(name),)


@pytest.mark.parametrize("name", ["", " ", "。", "\u200b"])
def test_a_name_of_nothing_has_no_key(name: str) -> None:
    assert keys(name) == ()


@pytest.mark.parametrize(
    ("whole", "part", "answer"),
    [
        ("parks-count", "SCO", False),
        ("A fund should be set up", "UN", False),
        ("the UN’s fund", "un", True),
        ("大湄公河次區域", "湄公河", True),
        ("São Tomé and Príncipe", "sao tome", True),
        ("Guinea-Bissau", "bissau guinea", False),
        ("", "UN", False),
    ],
)
def test_words_are_held_whole(whole: str, part: str, answer: bool) -> None:  # noqa: FBT001  # a column
    assert holds(words(whole), words(part)) is answer


def test_the_other_forms_of_a_text_fold_to_its_own() -> None:
    found = variants("中国与缅甸")

    assert {"國国", "緬缅", "與与"} <= set(found)
    assert all(fold(pair[0]) == fold(pair[1]) for pair in found)
