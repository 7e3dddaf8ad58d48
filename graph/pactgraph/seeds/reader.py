"""A folder of YAML files → records, with the line of every key and every problem found."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pactgraph.errors import Problem, shown_path
from pactgraph.seeds.checker import Checker, Record, Subject
from pactgraph.seeds.vocabulary import Vocabulary
from pactgraph.seeds.yamlfile import Node, YamlFile

#: Files of the seeds folder that hold no records.
NOT_RECORDS = frozenset({"leftout.yaml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What a seeds folder says.

    Attributes:
        folder: The folder, as a reader would type it.
        records: The records, sorted by id, with broken values left out.
        positions: The file and line of each subject (key `""`) and of each of its keys.
        problems: All that is wrong, in the order of files and lines.
        broken: The subjects, and the subjects' keys, whose values were left out.
    """

    folder: str
    records: tuple[Record, ...]
    positions: Mapping[tuple[Subject, str], tuple[str, int]]
    problems: tuple[Problem, ...]
    broken: frozenset[tuple[Subject, str]]


def read(folder: Path, vocabulary: Vocabulary) -> Records:
    """Return every record of a seeds folder, checked against the vocabulary."""
    problems: list[Problem] = []
    files = [YamlFile(path) for path in _paths(folder, problems)]
    found = [(file, node) for file in files for node in _record_nodes(file)]
    if not files and not problems:
        problems.append(
            Problem(shown_path(folder), 1, "holds no records; expected <kind>/<id>.yaml")
        )
    unread = {file.path.stem for file in files if file.root is None}
    checker = Checker(vocabulary, known=_known(found) | unread, documents=_documents(found))
    records = _unique(checker.record(file, node) for file, node in found)
    for file in files:
        problems.extend(file.problems)
    return Records(
        folder=shown_path(folder),
        records=tuple(sorted(records, key=lambda record: record.id)),
        positions=checker.positions,
        problems=tuple(sorted(set(problems))),
        broken=frozenset(checker.broken) | {(name, "") for name in unread},
    )


def _paths(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return the YAML files below a folder, noting what looks like one and is not read."""
    if not folder.is_dir():
        problems.append(Problem(shown_path(folder), 1, "is no folder; expected the seeds folder"))
        return []
    paths = []
    for base, folders, names in os.walk(folder):
        for name in folders:
            if Path(base, name).is_symlink():
                where = shown_path(Path(base, name))
                problems.append(Problem(where, 1, "is a link to a folder and is not followed"))
        for name in names:
            path = Path(base, name)
            if path.suffix == ".yml":
                problems.append(Problem(shown_path(path), 1, "is not read; name it .yaml"))
            elif path.suffix == ".yaml" and name not in NOT_RECORDS:
                paths.append(path)
    return sorted(paths)


def _record_nodes(file: YamlFile) -> Iterator[Node]:
    """Yield the records of a file: the one mapping, or each mapping of a list."""
    if file.root is None:
        return
    items = file.root.value if isinstance(file.root.value, list) else [file.root]
    if not items:
        file.problem(file.root.line, "is an empty list; records were expected")
    for item in items:
        if isinstance(item.value, dict):
            yield item
        else:
            file.problem(item.line, "is no record; a record is a mapping of keys to values")
    if isinstance(file.root.value, dict):
        _check_file_name(file, file.root.value)


def _check_file_name(file: YamlFile, record: dict[str, Node]) -> None:
    node, stem = record.get("id"), file.path.stem
    if node is None:
        file.problem(1, f"the key 'id' is missing; expected id: {stem}")
    elif node.value != stem:
        file.problem(node.line, f"the id {node.value!r} and the file name {stem!r} differ")


def _known(found: Iterable[tuple[YamlFile, Node]]) -> set[str]:
    ids = (node.value.get("id") for _, node in found if isinstance(node.value, dict))
    return {node.value for node in ids if node and isinstance(node.value, str)}


def _documents(found: Iterable[tuple[YamlFile, Node]]) -> set[str]:
    documents = set()
    for _, node in found:
        record = node.value
        if isinstance(record, dict) and "type" in record and record["type"].value == "Document":
            documents |= {str(record["id"].value)} if "id" in record else set()
    return documents


def _unique(records: Iterable[Record | None]) -> list[Record]:
    """Keep the first record of each id, and note the others."""
    first: dict[str, Record] = {}
    for record in records:
        if record is None:
            continue
        if record.id in first:
            other = first[record.id]
            message = (
                f"the id {record.id!r} is that of the record at {other.file.shown}:{other.line}"
            )
            record.file.problem(record.line, message)
        else:
            first[record.id] = record
    return list(first.values())
