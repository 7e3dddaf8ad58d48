"""Documents as numbered passages: paragraph n is the n-th non-empty line, sentence m its m-th.

A sentence ends after 。 ！ ？ ; ； and, in languages that put spaces between words, after . ! ?
before a space; a closing quotation mark or bracket stays with its sentence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pactgraph.values.locators import Locator

_CLOSING = "\"'”’」』）)》〉】］]"
_STOP = re.compile(rf"[。！？;；]+[{re.escape(_CLOSING)}]*")
_SPACED_STOP = re.compile(
    rf"(?:[。！？;；]+|[.!?]+(?=[{re.escape(_CLOSING)}]*(?:\s|$)))[{re.escape(_CLOSING)}]*"
)
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "my", "km"})


@dataclass(frozen=True, slots=True)
class Text:
    """A document's words, by locator."""

    document: str
    digest: str
    sentences: Mapping[Locator, str]


def read(path: Path, *, language: str, document: str | None = None) -> Text:
    """Return the sentences of a UTF-8 text file, under its name without the suffix.

    Raises:
        OSError: The file cannot be read.
        UnicodeDecodeError: The file is not UTF-8.
    """
    data = path.read_bytes()
    name = document or path.stem
    # Not `splitlines`, which breaks at form feeds and U+2028 too, so that all locators after one
    # would be others.
    lines = re.split(r"\r\n|\r|\n", data.decode("utf-8-sig"))
    # The digest is of the file as it is; its sentences go without a byte-order mark.
    return Text(name, sha256(data).hexdigest(), dict(_located(lines, name, language)))


def _located(lines: list[str], document: str, language: str) -> Iterator[tuple[Locator, str]]:
    paragraphs = filter(None, map(str.strip, lines))
    for paragraph, line in enumerate(paragraphs, 1):
        for sentence, words in enumerate(sentences(line, language=language), 1):
            yield Locator(document, paragraph, sentence), words


def sentences(paragraph: str, *, language: str) -> list[str]:
    """Return the sentences of one paragraph, in order, with no character but white space lost.

    >>> sentences("他说：“好。”会议结束。", language="zh")
    ['他说：“好。”', '会议结束。']
    """
    # By the primary subtag (BCP 47): zh-Hant puts no spaces between words either.
    stop = _STOP if language.partition("-")[0] in _UNSPACED else _SPACED_STOP
    ends = [match.end() for match in stop.finditer(paragraph)]
    starts = [0, *ends]
    pieces = (paragraph[i:j].strip() for i, j in zip(starts, [*ends, len(paragraph)], strict=True))
    return [piece for piece in pieces if piece]
