"""A folder of YAML files → records, with the line of every key and every problem found."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from pactgraph.errors import Problem, shown_path
from pactgraph.seeds.checker import Checker, Record, Subject
from pactgraph.seeds.copies import record_files
from pactgraph.seeds.distinct import shared_names
from pactgraph.seeds.values import Values
from pactgraph.seeds.vocabulary import Vocabulary
from pactgraph.seeds.yamlfile import Node, YamlFile


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
    files = [YamlFile(path) for path in record_files(folder, problems)]
    if not files and not problems:
        message = "holds no records; expected <kind>/<id>.yaml"
        problems.append(Problem(shown_path(folder), 1, message))
    found = [(file, node) for file in files for node in _record_nodes(file)]
    known = _ids(found) | _meant(files)
    # What is of no other class may be a document: of a file that cannot be read no one knows.
    documents = known - _ids(found, vocabulary.classes.keys() - {"Document"})
    checker = Checker(Values(vocabulary=vocabulary, known=known, documents=documents))
    checked = (checker.record(file, node) for file, node in found)
    records = sorted((record for record in checked if record), key=lambda record: record.id)
    problems += shared_names(records, vocabulary, checker.positions)
    # What a file names and no record came of: what the shapes say of references to it follows
    # from that.
    lost = known - {record.id for record in records}
    return Records(
        folder=shown_path(folder),
        records=tuple(records),
        positions=checker.positions,
        problems=tuple(sorted({*problems, *(p for file in files for p in file.problems)})),
        broken=frozenset(checker.broken) | {(name, "") for name in lost},
    )


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
        elif item.value is not None:
            file.problem(item.line, "is no record; a record is a mapping of keys to values")
    if isinstance(file.root.value, dict):
        _check_file_name(file, file.root.value)


def _check_file_name(file: YamlFile, record: dict[str, Node]) -> None:
    node, stem = record.get("id"), file.path.stem
    if node and isinstance(node.value, str) and node.value != stem:
        file.problem(node.line, f"the id {node.value!r} and the file name {stem!r} differ")


def _ids(found: Iterable[tuple[YamlFile, Node]], types: AbstractSet[str] | None = None) -> set[str]:
    """Return the ids that records have, of some types or of any."""
    ids = set()
    for _, node in found:
        id_, type_ = (_text(node, key) for key in ("id", "type"))
        if id_ and (types is None or type_ in types):
            ids.add(id_)
    return ids


def _text(node: Node, key: str) -> str:
    found = node.value.get(key) if isinstance(node.value, dict) else None
    return found.value if found and isinstance(found.value, str) else ""


def _meant(files: Iterable[YamlFile]) -> set[str]:
    """Return the ids that files name, whether or not their records could be read.

    A reference to one of them is not called dangling: what is wrong is wrong with the file.
    """
    single = {
        file.path.stem for file in files if not (file.root and isinstance(file.root.value, list))
    }
    return single.union(*(file.lost for file in files))
