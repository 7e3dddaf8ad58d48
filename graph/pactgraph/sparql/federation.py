"""The parts of a query that other servers answer: fetched first, whole, and put in as values.

Oxigraph would ask them itself, but it waits for ever, and an answer that breaks off makes it run
without end or abort the process (0.5.13, where it counts or sorts what comes). The pattern of a
SERVICE is evaluated by itself before it is joined (SPARQL 1.1 Federated Query, section 4), so that
its solutions, written as VALUES, stand for it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pactgraph.errors import QueryError, StoreError
from pactgraph.sparql.lexer import Token, expanded, head, keyword, tokens
from pactgraph.values.terms import PREFIXES

#: Solutions: the variables, and in each row their terms as SPARQL writes them.
Solutions = tuple[Sequence[str], Iterable[Sequence[str]]]
# What the recommendation takes for the answer of a SERVICE SILENT that fails: one, without
# bindings.
_NOTHING: Solutions = ((), [()])
_NOWHERE = "<a:>"  # an IRI that no request can be sent to


class _Call(NamedTuple):
    """A SERVICE in the text of a query.

    Attributes:
        start: Where it begins.
        end: Where it ends, after its brace.
        name: The service.
        silent: Whether the query goes on without an answer.
        pattern: Where its pattern begins, after its brace.
    """

    start: int
    end: int
    name: Token
    silent: bool
    pattern: int


def nowhere(text: str) -> str:
    """Return a query whose services cannot be asked, to learn whether it is well formed."""
    return _replaced(text, ((c.name.start(), c.name.end(), _nowhere(c)) for c in _calls(text)))


def fetched(text: str, ask: Callable[[str, str], Solutions]) -> str:
    """Return a query in which what other servers answer stands as values.

    Args:
        text: The query.
        ask: What asks a service, by its URL, for the solutions of a query.

    Raises:
        QueryError: A service does not answer, or not to the end, or which it is is not written.
    """
    top = head(text)
    # The prefixes that the pattern may use go with it.
    prologue = text[: top.form_end - len(top.form)]

    def solved(call: _Call) -> str:
        pattern = text[call.pattern : call.end - 1]
        try:
            url = _url(call.name, PREFIXES | top.prefixes)
            return _values(ask(url, f"{prologue}SELECT * {{{pattern}}}"))
        except (QueryError, StoreError) as error:
            if call.silent:
                return _values(_NOTHING)
            raise QueryError(f"SERVICE: {error}; SERVICE SILENT goes on without") from None

    return _replaced(text, ((call.start, call.end, solved(call)) for call in _calls(text)))


def _calls(text: str) -> Iterator[_Call]:
    """Yield the calls of a query; those inside the pattern of another are that service's."""
    found = list(tokens(text))
    place = 0
    while place < len(found):
        silent = [keyword(token) for token in found[place + 1 : place + 2]] == ["SILENT"]
        brace = place + 2 + silent
        if keyword(found[place]) == "SERVICE" and [t[0] for t in found[brace : brace + 1]] == ["{"]:
            last = _closing(found, brace)
            yield _Call(
                start=found[place].start(),
                end=found[last].end(),
                name=found[brace - 1],
                silent=silent,
                pattern=found[brace].end(),
            )
            place = last
        place += 1


def _closing(found: Sequence[Token], brace: int) -> int:
    """Return the place of the brace that closes another, or of the last token."""
    depth = 0
    for place in range(brace, len(found)):
        depth += (found[place][0] == "{") - (found[place][0] == "}")
        if not depth:
            return place
    return len(found) - 1


def _url(name: Token, prefixes: dict[str, str]) -> str:
    if name.lastgroup not in {"iri", "name"}:
        raise QueryError(f"which server {name[0]} is must be written, as <https://…>")
    url = expanded(name[0], prefixes)
    if not url.casefold().startswith(("http://", "https://")):
        raise QueryError(f"{url} is no server; write <https://…>")
    return url


def _nowhere(call: _Call) -> str:
    """Return what stands for a service, as long as its name, so that places stay as they are."""
    return _NOWHERE.ljust(len(call.name[0]))


def _values(solutions: Solutions) -> str:
    variables, rows = solutions
    names = " ".join(f"?{name}" for name in variables)
    listed = " ".join(f"({' '.join(row)})" for row in rows)
    return f"VALUES ({names}) {{ {listed} }}"


def _replaced(text: str, parts: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with other words between some places."""
    made, last = [], 0
    for start, end, words in parts:
        made += [text[last:start], words]
        last = end
    return "".join([*made, text[last:]])
