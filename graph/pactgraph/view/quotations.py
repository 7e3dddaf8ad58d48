"""The sentences that a graph cites, read from its documents."""

from pathlib import Path

from pactgraph.errors import UsageError, shown_path
from pactgraph.values.passages import read
from pactgraph.view.data import Record


def quotations(data: Record, folder: Path) -> dict[str, str]:
    """Return the cited sentences by locator.

    Args:
        data: What the page holds.
        folder: Where the documents' files lie.

    Raises:
        UsageError: A file is missing, is no UTF-8, or is not the one the records were read from.
    """
    facts = (*data["things"], *data["ties"], *data["mandates"])
    cited = {place for fact in facts for place in fact.get("evidence", ())}
    found: dict[str, str] = {}
    for document in data["things"]:
        if document["kind"] == "document":
            found |= _sentences(document, folder)
    return {place: found[place] for place in sorted(cited) if place in found}


def _sentences(document: Record, folder: Path) -> dict[str, str]:
    facts = document["facts"]
    path = folder / str(facts["file"][0])
    try:
        text = read(path, language=str(facts["language"][0]), document=document["id"])
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8"
        raise UsageError(f"{shown_path(path)} cannot be read: {reason}") from None
    if text.digest != facts["sha256"][0]:
        raise UsageError(
            f"{shown_path(path)} is not the text that the records were read from: its SHA-256 is "
            f"{text.digest}, expected {facts['sha256'][0]}"
        )
    return {str(locator): words for locator, words in text.sentences.items()}
