"""Where a sentence stands, written `<document>#<paragraph>.<sentence>`."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_LOCATOR = re.compile(
    # Six digits at most: of thousands Python makes no number, and no text has a million paragraphs.
    r"(?P<document>[A-Za-z0-9][A-Za-z0-9._-]*)#(?P<paragraph>[1-9]\d{0,5})\.(?P<sentence>[1-9]\d{0,5})",
    re.ASCII,
)


class Locator(NamedTuple):
    """A sentence by its document's id, its paragraph and its place in that, both from 1.

    Attributes:
        document: The document's id.
        paragraph: Which paragraph, from 1.
        sentence: Which sentence of it, from 1.
    """

    document: str
    paragraph: int
    sentence: int

    @classmethod
    def parse(cls, text: str) -> "Locator":
        """Return the locator a text spells.

        Raises:
            ValueError: The text is no locator.

        >>> Locator.parse("000_c9ef74252b04246a#11.4").paragraph
        11
        """
        match = _LOCATOR.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is no locator; write <document>#<paragraph>.<sentence>")
        return cls(match["document"], int(match["paragraph"]), int(match["sentence"]))

    def __str__(self) -> str:
        return f"{self.document}#{self.paragraph}.{self.sentence}"

    def to_dict(self, files: Mapping[str, str]) -> dict[str, Any]:
        """Return the passage as the commands' JSON gives it, by the file name of its document."""
        return {
            "document": files[self.document],
            "paragraph": self.paragraph,
            "sentence": self.sentence,
        }
