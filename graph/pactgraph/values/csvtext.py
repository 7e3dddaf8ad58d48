"""CSV as RFC 4180 has it, in which no spreadsheet takes text for a formula.

The page writes the same (`view/scripts/72-csv.js`); both are held to `tests/csv.json`.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_BLANK = (
    '["“”＂ \\v\\f\\u0085\\u00a0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*'
)
_NUMBER = r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?%?|INF|inf|Infinity"
_DATE = r"[0-9]{4,}(?:-[0-9]{2}){0,2}"

# A spreadsheet that splits at semicolons or tabs begins a cell after each of them, quoted or not
# (OWASP, CSV Injection); the full-width signs are signs to it too.
_PARTS = re.compile(r"([;\t\r\n])")
_RUNS = re.compile(rf"{_BLANK}[=+\-@＝＋－＠]")
_PLAIN = re.compile(rf"{_BLANK}[+-]?(?:{_NUMBER}|{_DATE}(?:/(?:\.\.|[+-]?{_DATE})?)?){_BLANK}")
_SUSPECT = re.compile(rf"^[\t\r\n]|(?:^|[;\t\r\n]){_RUNS.pattern}")
_UNFIT = re.compile("[\0\ud800-\udfff]")  # no reader of CSV, or of UTF-8, takes these


def csv_text(rows: Iterable[Sequence[str]], *, bom: bool = False) -> str:
    """Return rows of cells as CSV, with CRLF after each on every system.

    Args:
        rows: The cells, the header's first; text in them is to be `guarded`.
        bom: Whether a byte-order mark stands first, without which Excel takes UTF-8 for another
            encoding.
    """
    text = io.StringIO(newline="")
    text.write("\ufeff" if bom else "")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def guarded(text: str) -> str:
    """Return text with an apostrophe before what a spreadsheet would run; numbers and dates stay.

    >>> [guarded(text) for text in ("=1+1", "-5", "1990-05; @SUM(1)", "a-b")]
    ["'=1+1", '-5', "1990-05;' @SUM(1)", 'a-b']
    """
    text = _UNFIT.sub("\ufffd", text)
    if not _SUSPECT.search(text):
        return text
    kept = "".join(f"'{part}" if _runs(part) else part for part in _PARTS.split(text))
    # A tab or a line end at the very beginning is a sign by itself (OWASP).
    return f"'{kept}" if kept[0] in "\t\r\n" else kept


def _runs(part: str) -> bool:
    return bool(_RUNS.match(part)) and not _PLAIN.fullmatch(part)
