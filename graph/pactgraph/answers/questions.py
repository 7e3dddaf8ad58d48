"""Named questions: SPARQL with a header comment that documents it and types its parameters."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from pactgraph.errors import QueryError, reason
from pactgraph.files.text import NotTextError, decoded
from pactgraph.resources import QUERIES, queries_in
from pactgraph.sparql.lexer import expanded, graphs, head
from pactgraph.store.engines import GRAPHS
from pactgraph.values.terms import PREFIXES

_HEADER = re.compile(r"#\s*(?P<field>title|answers|param (?P<name>\w+)):\s*(?P<text>.+)")
_PARAMETER = re.compile(
    r"(?P<type>\w+)(?:\s+(?P<scheme>[a-z-]+))?(?P<required>,\s*required)?\s+—\s+(?P<help>.+)"
)
#: What a text of SPARQL begins with, and what a path has.
_QUERY = re.compile(r"(?i:SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE|VERSION)(?![\w.-])")
_PATH = re.compile(r"[^{}<>?\n]*(?:[/\\][^{}<>?\n]*|\.[A-Za-z]\w{,7})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question can be asked with.

    Attributes:
        name: Its variable.
        type: `actor`, `thing`, `text`, `day`, `number`, `language` or `concept`.
        scheme: The concept scheme, for `concept`.
        required: Whether the question means nothing without it.
        help: One line for the reader.
    """

    name: str
    type: str
    scheme: str = ""
    required: bool = False
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A SPARQL query with the header comment that documents it.

    A header has `# title:`, `# answers:` and, for each parameter,
    `# param NAME: TYPE[, required] — what it is`.

    Attributes:
        name: The name to ask by.
        text: Its SPARQL.
        title: Its title; empty where it has no header.
        answers: What it answers, as a sentence.
        parameters: What it can be asked with.
    """

    name: str
    text: str
    title: str = ""
    answers: str = ""
    parameters: tuple[Parameter, ...] = ()

    def has(self, name: str) -> bool:
        """Say whether there is a parameter of a name."""
        return any(parameter.name == name for parameter in self.parameters)


def questions() -> list[Question]:
    """Return the named questions, by name."""
    return [question(path.stem) for path in queries_in(QUERIES)]


def question(name: str) -> Question:
    """Return the named question.

    Raises:
        QueryError: There is none of that name.
    """
    if not _known(name):
        names = ", ".join(path.stem for path in queries_in(QUERIES))
        raise QueryError(f"there is no question {name!r}; there are: {names}")
    return documented(name, (QUERIES / f"{name}.rq").read_text("utf-8"))


def documented(name: str, text: str) -> Question:
    """Return a query with what its header comment says of it."""
    fields: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        match = _HEADER.fullmatch(line.strip())
        if match and match["name"]:
            parameters.append(_parameter(match["name"], match["text"]))
        elif match:
            fields[match["field"]] = match["text"]
    return Question(name=name, text=text, parameters=tuple(parameters), **fields)


def _parameter(name: str, text: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if match is None:
        raise QueryError(f"the header of ?{name} is not `TYPE[, required] — what it is`: {text}")
    return Parameter(
        name=name,
        type=match["type"],
        scheme=match["scheme"] or "",
        required=bool(match["required"]),
        help=match["help"],
    )


def question_at(where: str | Path) -> Question:
    """Return the question of a name, of a file, or of the text itself.

    Raises:
        QueryError: A file that cannot be read, or a name that no question and no file has.
    """
    if isinstance(where, Path):
        return _of_file(where)
    if not isinstance(where, str):
        raise QueryError(f"{where!r} is no query; give a named question, a file or SPARQL")
    text = where.removeprefix("\ufeff")
    name = text.strip()
    if re.fullmatch(r"[\w-]+", name) and not (_is_there(name) and not _known(name)):
        return question(name)
    if _leads_somewhere(name) or _is_there(name):
        return _of_file(Path(name))
    return documented("query", text)


def _known(name: str) -> bool:
    return os.path.isfile(QUERIES / f"{name}.rq")  # noqa: PTH113  # as below


def _is_there(name: str) -> bool:
    return os.path.exists(os.path.expanduser(name))  # noqa: PTH110, PTH111  # pathlib raises where a text is too long for a name


def _leads_somewhere(text: str) -> bool:
    """Say whether a text that is no file was meant for one: it has a suffix or a folder."""
    return not _QUERY.match(text) and bool(_PATH.fullmatch(text))


def _of_file(path: Path) -> Question:
    try:
        return documented(str(path), decoded(path.expanduser().read_bytes()))
    except NotTextError as error:
        raise QueryError(f"{path}:{error.line}: {error}") from None
    except (OSError, ValueError, RuntimeError) as error:  # the latter: no name of a file, no user
        why = reason(error) if isinstance(error, OSError) else error
        raise QueryError(f"{path} cannot be read: {why}") from None


def unknown_graphs(question: Question) -> list[str]:
    """Return the graphs that a question names and no graph of ours is, in order."""
    prefixes = PREFIXES | head(question.text).prefixes
    found = dict.fromkeys(expanded(name, prefixes) for name in graphs(question.text))
    return [name for name in found if name not in GRAPHS]
