"""Named questions: SPARQL with a header comment that documents it and types its parameters."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from pactgraph.answers.given import literal, terms_in
from pactgraph.answers.resolve import resolve
from pactgraph.errors import QueryError, reason
from pactgraph.files.text import NotTextError, decoded
from pactgraph.locale.languages import Language
from pactgraph.resources import QUERIES, queries_in
from pactgraph.sparql.binding import reading
from pactgraph.sparql.lexer import expanded, graphs, head
from pactgraph.store.engines import GRAPHS, Iri, Literal, Store, Term
from pactgraph.store.records import records
from pactgraph.values.terms import ACTOR_KINDS, CONCEPT, ID, KINDS, PREFIXES

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


def _term_of(parameter: Parameter, text: str) -> Term:
    """Return the term that a person's words stand for: a day, a number or text.

    Raises:
        QueryError: They are no value of the parameter's type.
    """
    if parameter.type in {"day", "number"}:
        datatype, pattern = {
            "day": ("date", r"\d{4}-\d\d-\d\d"),
            "number": ("decimal", r"[+-]?\d+(\.\d+)?"),
        }[parameter.type]
        text = text.strip()
        if not re.fullmatch(pattern, text, re.ASCII):
            raise QueryError(f"--param {parameter.name}: {text!r} is no {parameter.type}")
        datatype = "integer" if text.isdecimal() else datatype
        return Literal(text, datatype=Iri(PREFIXES["xsd"] + datatype))
    return literal(parameter.name, text)


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


def terms(
    store: Store, question: Question, given: Mapping[str, object], lang: Language
) -> dict[str, list[Term]]:
    """Return the terms that people's words for a question's parameters stand for.

    Args:
        store: Where actors and things are looked up by name.
        question: The question.
        given: What is given, by parameter.
        lang: The language of names, where the question gives them.

    Raises:
        QueryError: A parameter is missing, unknown, or of another type.
        NamingError: A parameter names no thing, or several.
    """
    if not isinstance(given, Mapping):
        raise QueryError(f"parameters are given by name, as {{'agreement': …}}, not as {given!r}")
    declared = {parameter.name: parameter for parameter in question.parameters}
    missing = [p.name for p in question.parameters if p.required and p.name not in given]
    if missing:
        raise QueryError(f"{question.name} needs {' '.join(f'--param {m}=…' for m in missing)}")
    if unknown := sorted(set(given) - set(declared)) if declared else []:
        expected = ", ".join(sorted(declared))
        raise QueryError(f"{question.name} has no parameter {unknown[0]!r}; it has {expected}")
    if not declared:
        return _free(store, question, given) if given else {}
    found = {name: [_term(store, declared[name], value)] for name, value in given.items()}
    if question.has("lang") and "lang" not in found:
        found["lang"] = [Literal(lang)]
    return found


def _free(store: Store, question: Question, given: Mapping[str, object]) -> dict[str, list[Term]]:
    """Return the terms of a question without a header, by what it does with its variables."""
    text = reading(question.text)
    prefixes = PREFIXES | text.head.prefixes
    return {
        name: terms_in(store, name, value, prefixes, properties=text.terms.get(name, ()))
        for name, value in given.items()
    }


def _term(store: Store, parameter: Parameter, value: object) -> Term:
    """Return the term that something given for a parameter of a header stands for."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal | date):
        raise QueryError(f"--param {parameter.name}: {value!r} is no {parameter.type}")
    text = str(value)
    if parameter.type in {"actor", "thing"}:
        kinds = ACTOR_KINDS if parameter.type == "actor" else KINDS
        return Iri(ID + resolve(store, [text], kinds)[0].id)
    if parameter.type == "concept":
        return _concept(store, parameter, text)
    return _term_of(parameter, text)


def unknown_graphs(question: Question) -> list[str]:
    """Return the graphs that a question names and no graph of ours is, in order."""
    prefixes = PREFIXES | head(question.text).prefixes
    found = dict.fromkeys(expanded(name, prefixes) for name in graphs(question.text))
    return [name for name in found if name not in GRAPHS]


class _Listed(NamedTuple):
    concept: str


def _concept(store: Store, parameter: Parameter, text: str) -> Term:
    scheme = Iri(CONCEPT + parameter.scheme)
    names = [row.concept for row in records(store, "concepts", _Listed, {"scheme": [scheme]})]
    if text not in names:
        near = get_close_matches(text, names)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names)}"
        raise QueryError(f"there is no {parameter.scheme} {text!r}; {hint}")
    return Iri(f"{scheme.value}/{text}")
