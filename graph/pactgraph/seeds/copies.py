"""Files of a folder that are records, and the copies that editors and file managers leave in it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from pactgraph.errors import Problem, shown_path
from pactgraph.resources import is_hidden

#: Files of the seeds folder that hold no records.
_NOT_RECORDS = frozenset({"leftout.yaml"})

# What an id may be made of; programs that copy put spaces, brackets and words of theirs into it.
_STEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_COPY = re.compile(r"\.sync-conflict-|[-_.](BACKUP|BASE|LOCAL|REMOTE)[._]\d", re.ASCII)
# `x.yaml~`, `#x.yaml#`, `x.yaml.orig`: the suffix, and something behind it.
_NEARLY = re.compile(r"\.ya?ml\b", re.IGNORECASE)


def record_files(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return the YAML files below a folder, noting what looks like one and is not read.

    What is hidden is passed over in silence: it is some program's, and no one wrote it here.
    """
    paths = []
    for path in _files(folder, problems):
        if reason := _refusal(path.name):
            problems.append(Problem(shown_path(path), 1, f"is not read; {reason}"))
        elif path.suffix == ".yaml" and path.name not in _NOT_RECORDS:
            paths.append(path)
    return sorted(paths)


def _files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        where = shown_path(Path(error.filename))
        problems.append(Problem(where, 1, f"cannot be read: {error.strerror}"))

    for base, folders, names in os.walk(folder, onerror=unreadable):
        # In place: `os.walk` goes on by this very list.
        folders[:] = [name for name in folders if not is_hidden(name)]
        for name in folders:
            # `os.walk` passes it over in silence, and the records behind it would be missed.
            if Path(base, name).is_symlink():
                where = shown_path(Path(base, name))
                problems.append(Problem(where, 1, "is a link to a folder and is not followed"))
        yield from (Path(base, name) for name in names if not is_hidden(name))


def _refusal(name: str) -> str:
    """Return why a file is not read though it looks like a record; nothing if it does not."""
    if not _NEARLY.search(name):
        return ""
    stem, suffix = PurePath(name).stem, PurePath(name).suffix
    if suffix.casefold() not in {".yaml", ".yml"}:
        return "it looks like a copy: remove it, or name it <id>.yaml"
    if not _STEM.fullmatch(stem) or _COPY.search(stem):
        return "its name is no id, so it looks like a copy: remove it, or name it <id>.yaml"
    return "" if suffix == ".yaml" else "name it .yaml"
