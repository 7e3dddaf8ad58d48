"""Characters that are not what they seem: unseen, or the look-alike of another.

Decided by Unicode's own properties, the general category and Default_Ignorable_Code_Point. The
texts of records are Chinese and English, which need none of what is refused here: joiners belong to
Persian and the scripts of India, variation selectors to fonts, directions to Arabic and Hebrew.
Whoever quotes such a text leaves them out; look-ups pass them over.
"""

import re
import unicodedata
from functools import cache

# The patterns are compiled where they are first asked for: most commands meet nothing but ASCII.
# DerivedCoreProperties.txt, Default_Ignorable_Code_Point, less what is Cf: the blank letters of
# Hangul and Khmer, joiners and selectors among the marks, and what is reserved for more of them.
_IGNORABLE = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff\u2065]"
)
# Symbols and letters that print nothing, and the two that stand for what was lost.
_BLANK = frozenset("\u2800\U0001d159\U00013441\U00013442\U00016fe4\ufffc\ufffd")
_REASONS = {
    "Cc": "is a control character",
    "Cf": "cannot be seen",
    "Cn": "is no character",
    "Co": "means nothing outside one's own fonts",
    "Cs": "is half a character",
    "Zl": "breaks a line unseen",
    "Zp": "breaks a line unseen",
    "Zs": "is another space; write a plain one",
}
_OURS = {"LATIN", "GREEK", "CJK"}
_WORDS = r"[^\W\d_]+"
# Letters that pass for those of Latin: Greek, Cyrillic, Armenian and Cherokee, by their blocks.
_LIKE_LATIN = (
    "[\u0370-\u058f\u13a0-\u13fd\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f\uab70-\uabbf]"
)


def is_ignorable(character: str) -> bool:
    """Say whether a letter or a mark is one that is not shown."""
    return re.match(_IGNORABLE, character) is not None


@cache
def looks(character: str) -> str:
    """Return why a character is not what it seems, after its code point; nothing if it is.

    A line feed and a tab are the business of whoever knows what the text is.

    >>> looks("\u200b")
    'U+200B ZERO WIDTH SPACE, which cannot be seen; remove it'
    >>> looks("国"), looks("é")
    ('', '')
    """
    reason = _reason(character)
    if not reason:
        return ""
    end = "" if ";" in reason else "; remove it"
    return f"{_named(character)}, which {reason}{end}"


def _reason(character: str) -> str:
    category = unicodedata.category(character)
    # Python's table may be older than the character: an ideograph that it does not know yet is no
    # fault.
    if character in "\n\r\t " or (category == "Cn" and _may_be_ideograph(character)):
        return ""
    if category in _REASONS:
        return _REASONS[category]
    if is_ignorable(character) or character in _BLANK:
        return "cannot be seen" if character != "\ufffd" else "stands for a letter that was lost"
    # Unicode keeps some characters for old encodings alone: the sign of kelvin is a K to everyone.
    plain = unicodedata.normalize("NFC", character)
    return f"looks like another; write {plain}" if plain != character else _alike(character)


def _alike(character: str) -> str:
    """Return what to write for a ligature, a letter of mathematics or the radical of an ideograph.

    What can be told by eye stays as printed: ①, ㎏, Ⅱ, №, and the full width of Chinese text; so
    does µ, which keyboards have.
    """
    tag = unicodedata.decomposition(character).partition(" ")[0]
    plain = unicodedata.normalize("NFKC", character)
    is_letter = character.isalpha() or _script(plain[0]) == "CJK"
    if tag in {"<compat>", "<font>"} and is_letter and character != "µ" and plain.isalpha():
        return f"looks like another; write {plain}" if _script(plain[0]) in _OURS else ""
    return ""


def _may_be_ideograph(character: str) -> bool:
    """Say whether a code point lies in the planes to which Unicode adds ideographs every year."""
    return 0x20000 <= ord(character) < 0x3FFFE and ord(character) & 0xFFFE != 0xFFFE  # noqa: PLR2004  # planes 2 and 3


def script_mix(text: str) -> str:
    """Return why a word is not what it seems: letters of two scripts in it; nothing if none is.

    >>> script_mix("С" + "hina")
    "'Сhina' mixes LATIN and CYRILLIC letters (С is U+0421); write it in one script"
    """
    for word in re.findall(_WORDS, text) if re.search(_LIKE_LATIN, text) else ():
        # Micro is Greek's letter once it is normalised, and stands before the Latin one of a unit:
        # μg.
        other = re.search(_LIKE_LATIN, word.replace("μ", ""))
        if other and any(_script(c) == "LATIN" for c in word):
            where = f"{other[0]} is U+{ord(other[0]):04X}"
            scripts = f"LATIN and {_script(other[0])} letters"
            return f"{word!r} mixes {scripts} ({where}); write it in one script"
    return ""


def loose_mark(text: str) -> str:
    """Return why a mark is not one with a letter, as it seems; nothing if none is loose.

    It stands where there is no letter to mark, or apart where Unicode has the marked letter (NFC):
    file systems write é in two, and then it is not the é that people type.
    """
    normal = unicodedata.normalize("NFC", text)
    if normal == text and not any(map(_is_mark, set(text))):
        return ""
    before = " "
    for c in text:
        if _is_mark(c) and unicodedata.category(before)[0] not in "LMNS":
            return f"{_named(c)}, which marks no letter; remove it"
        composed = unicodedata.normalize("NFC", before + c)
        if len(composed) == 1:
            return f"{before + c} in two characters; write {composed}, U+{ord(composed):04X}"
        before = c
    return "" if normal == text else f"marks in another order than Unicode's; write {normal}"


@cache
def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0]


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()
