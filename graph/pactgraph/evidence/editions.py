"""Which file of a folder is which document: by its bytes, else by its name."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pactgraph.errors import StoreError, shown_path
from pactgraph.resources import is_hidden
from pactgraph.seeds import Records
from pactgraph.values.passages import Text, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A document as found in a folder.

    Attributes:
        document: The id of its record.
        language: The language it is written in.
        file: The name the record gives its file.
        path: Where it was found, if it was.
        exact: Whether its bytes are those that were read.
        text: Its sentences.
    """

    document: str
    language: str
    file: str
    path: Path | None = None
    exact: bool = False
    text: Text | None = None


def editions(records: Records, folder: Path) -> list[Edition]:
    """Return every document of the records, as found in a folder or not.

    Raises:
        StoreError: There is no such folder, or a file in it cannot be read.
    """
    if not folder.is_dir():
        raise StoreError(f"there is no folder {shown_path(folder)}; expected the documents")
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and _is_shown(path, folder))
    # Backwards, so that of files alike the first stays.
    digests = {digest(path): path for path in reversed(paths)}
    named = {normal(path.name): path for path in reversed(paths)}
    return list(_editions(records, digests, named))


def normal(name: str) -> str:
    """Return the name of a file as records write it: some systems write é in two characters."""
    return unicodedata.normalize("NFC", name)


def _is_shown(path: Path, folder: Path) -> bool:
    return not any(map(is_hidden, path.relative_to(folder).parts))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal.

    Raises:
        StoreError: The file cannot be read.
    """
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise StoreError(f"{shown_path(path)} cannot be read: {error.strerror}") from None


def _editions(
    records: Records, digests: dict[str, Path], named: dict[str, Path]
) -> Iterator[Edition]:
    for record in records.records:
        if record.data.get("type") != "Document":
            continue
        language, file = record.data.get("language", "zh"), record.data.get("file", record.id)
        exact = digests.get(record.data.get("sha256", ""))
        path = exact or named.get(file)
        yield Edition(
            document=record.id,
            language=language,
            file=file,
            path=path,
            exact=exact is not None,
            text=open_text(path, language, record.id) if path else None,
        )


def open_text(path: Path, language: str, document: str) -> Text:
    """Return the sentences of a file.

    Raises:
        StoreError: The file cannot be read, or is not UTF-8.
    """
    try:
        return read(path, language=language, document=document)
    except OSError as error:
        raise StoreError(f"{shown_path(path)} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise StoreError(f"{shown_path(path)} is not UTF-8; save it as UTF-8") from None
