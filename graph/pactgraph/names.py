"""Names as people type them: one key for a name however it is spaced, cased or quoted."""

import unicodedata


def fold(name: str) -> str:
    """Return the key of a name: compatibility characters, case, spaces and punctuation set aside.

    >>> fold("Viet Nam") == fold("viet-nam") == fold("ＶＩＥＴＮＡＭ")
    True
    """
    wide = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in wide if unicodedata.category(c)[0] not in "PZC")
