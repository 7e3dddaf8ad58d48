"""Named questions: SPARQL with a header comment that documents it and types its parameters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from pactgraph.errors import QueryError
from pactgraph.records import records
from pactgraph.resources import QUERIES
from pactgraph.store import Iri, Literal, Store, Term
from pactgraph.terms import ACTOR_KINDS, CONCEPT, ID, KINDS, PREFIXES, Language
from pactgraph.things import resolve

_HEADER = re.compile(r"#\s*(?P<field>title|answers|param (?P<name>\w+)):\s*(?P<text>.+)")
_PARAMETER = re.compile(
    r"(?P<type>\w+)(?:\s+(?P<scheme>[a-z-]+))?(?P<required>,\s*required)?\s+—\s+(?P<help>.+)"
)


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
    return [question(path.stem) for path in sorted(QUERIES.glob("*.rq"))]


def question(name: str) -> Question:
    """Return the named question.

    Raises:
        QueryError: There is none of that name.
    """
    path = QUERIES / f"{name}.rq"
    if not path.is_file():
        names = ", ".join(path.stem for path in sorted(QUERIES.glob("*.rq")))
        raise QueryError(f"there is no question {name!r}; there are: {names}")
    return documented(name, path.read_text("utf-8"))


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


def term_of(parameter: Parameter, text: str) -> Term:
    """Return the term that a person's words stand for: a day, a number or text.

    Raises:
        QueryError: They are no value of the parameter's type.
    """
    if parameter.type in {"day", "number"}:
        datatype, pattern = {
            "day": ("date", r"\d{4}-\d\d-\d\d"),
            "number": ("decimal", r"[+-]?\d+(\.\d+)?"),
        }[parameter.type]
        if not re.fullmatch(pattern, text, re.ASCII):
            raise QueryError(f"--param {parameter.name}: {text!r} is no {parameter.type}")
        datatype = "integer" if text.isdecimal() else datatype
        return Literal(text, datatype=Iri(PREFIXES["xsd"] + datatype))
    return Literal(text)


def term_in(name: str, text: str) -> Term:
    """Return the term that an undocumented parameter stands for: `<iri>`, `prefix:name` or text."""
    if text.startswith("<") and text.endswith(">"):
        return _iri(text[1:-1], name)
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES:
        return _iri(PREFIXES[prefix] + local, name)
    return Literal(text)


def _iri(text: str, name: str) -> Iri:
    try:
        return Iri(text)
    except ValueError as error:
        raise QueryError(f"--param {name}: {text!r} is no IRI: {error}") from None


def question_at(where: str) -> Question:
    """Return the question of a file, of a name, or of the text itself.

    Raises:
        QueryError: A file that cannot be read, or a name that no question has.
    """
    if where.endswith(".rq"):
        try:
            return documented(where, Path(where).read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{where} cannot be read: {error}") from None
    if re.fullmatch(r"[\w-]+", where):
        return question(where)
    return documented("query", where)


def terms(
    store: Store, question: Question, given: Mapping[str, str], lang: Language
) -> dict[str, list[Term]]:
    """Return the terms that people's words for a question's parameters stand for.

    Args:
        store: Where actors and things are looked up by name.
        question: The question.
        given: Words by parameter.
        lang: The language of names, where the question gives them.

    Raises:
        QueryError: A parameter is missing, unknown, or of another type.
        NamingError: A parameter names no thing, or several.
    """
    declared = {parameter.name: parameter for parameter in question.parameters}
    missing = [p.name for p in question.parameters if p.required and p.name not in given]
    if missing:
        raise QueryError(f"{question.name} needs {' '.join(f'--param {m}=…' for m in missing)}")
    if unknown := sorted(set(given) - set(declared)) if declared else []:
        expected = ", ".join(sorted(declared))
        raise QueryError(f"{question.name} has no parameter {unknown[0]!r}; it has {expected}")
    found = {name: [_term(store, declared.get(name), name, given[name])] for name in given}
    if question.has("lang") and "lang" not in found:
        found["lang"] = [Literal(lang)]
    return found


def _term(store: Store, parameter: Parameter | None, name: str, text: str) -> Term:
    if parameter is None:
        return term_in(name, text)
    if parameter.type in {"actor", "thing"}:
        kinds = ACTOR_KINDS if parameter.type == "actor" else KINDS
        return Iri(ID + resolve(store, [text], kinds)[0].id)
    if parameter.type == "concept":
        return _concept(store, parameter, text)
    return term_of(parameter, text)


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
