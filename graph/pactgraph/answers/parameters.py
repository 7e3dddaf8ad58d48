"""What people give for the parameters of a question, as the terms that they stand for."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import NamedTuple

from pactgraph.answers.given import literal, terms_in
from pactgraph.answers.questions import Parameter, Question
from pactgraph.answers.resolve import resolve
from pactgraph.errors import QueryError
from pactgraph.locale.languages import Language
from pactgraph.sparql.binding import reading
from pactgraph.store.engines import Iri, Literal, Store, Term
from pactgraph.store.records import records
from pactgraph.values.terms import ACTOR_KINDS, CONCEPT, ID, KINDS, PREFIXES


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
