"""SPARQL as text: its tokens, and what they tell of a query before any engine reads it.

The tokens are the terminals of SPARQL 1.1, section 19.8; braces in comments, strings, IRIs and
names are none. Whether a text is well formed is for the engine to say.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pactgraph.errors import QueryError

# All that is beyond ASCII counts as a letter, for well-formed SPARQL has none of it elsewhere; the
# classes are told by what they leave out, which compiles 50 times as fast as the grammar's ranges.
_LETTER = r"[^\x00-@\[-`{-\x7f]"
_WORD = r"[^\x00-/:-@\[-^`{-\x7f]"
_NAME = r"(?:[^\x00-,/:-@\[-^`{-\x7f]*[^\x00-,./:-@\[-^`{-\x7f])?"
_PART = r"(?:[^\x00-$&-,./;-@\[-^`{-\x7f]|\\.)"
# A string that does not end is one token as well: else each mark in it would be tried to the end.
_TOKEN = re.compile(
    rf"""(?P<space>[ \t\r\n]+|\#[^\r\n]*)
      |(?P<iri><[^\x00-\x20<>"{{}}|^`]*>)
      |(?P<string>\"{{3}}(?:\"{{0,2}}(?:[^"\\]|\\.))*\"{{3}}|'{{3}}(?:'{{0,2}}(?:[^'\\]|\\.))*'{{3}}
                 |"(?:[^"\\\r\n]|\\[^\r\n])*"|'(?:[^'\\\r\n]|\\[^\r\n])*')
      |(?P<broken>\"{{3}}(?:[^\\]|\\.)*|'{{3}}(?:[^\\]|\\.)*|"(?:[^\\\r\n]|\\[^\r\n])*|'(?:[^\\\r\n]|\\[^\r\n])*)
      |(?P<variable>[?$]{_WORD}+)
      |(?P<name>_:{_WORD}{_NAME}|(?:{_LETTER}{_NAME})?:(?:{_PART}(?:\.*{_PART})*)?)
      |(?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      |(?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
      |(?P<word>{_WORD}+)
      |(?P<sign>[<>!]=|&&|\|\||\^\^|<<|>>|.)""",
    re.VERBOSE | re.DOTALL,
)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = frozenset(
    ("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")
)
_EXPECTED = "write SELECT, ASK, CONSTRUCT or DESCRIBE"

Token = re.Match[str]


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """Yield the tokens of a text from a place on, but for space and comments."""
    return (token for token in _TOKEN.finditer(text, start) if token.lastgroup != "space")


def keyword(token: Token | None) -> str:
    """Return a token in capitals if it is a bare word, else nothing."""
    return token[0].upper() if token and token.lastgroup == "word" else ""


class Head(NamedTuple):
    """What stands before the pattern of a query.

    Attributes:
        prefixes: What the query declares itself, as the IRI's text between the brackets.
        form: SELECT, ASK, CONSTRUCT or DESCRIBE; nothing where the text is no query.
        form_end: Where the word of the form ends.
        graphs: The graphs of FROM, as written, each once.
        named: The graphs of FROM NAMED.
        template: Whether a CONSTRUCT has a template of its own.
        group: Where the outermost group begins, after its brace; none if there is no group.
        end: Where the head ends.
    """

    prefixes: dict[str, str]
    form: str = ""
    form_end: int = 0
    graphs: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    template: bool = False
    group: int | None = None
    end: int = 0


def head(text: str) -> Head:
    """Return what stands before the pattern of a query; no more of the text is read.

    Raises:
        QueryError: The text is empty, or an update.
    """
    found = tokens(text)
    prefixes, form = _prologue(found)
    if form is None:
        raise _refused(text, len(text), "it asks nothing")
    if keyword(form) in _UPDATES:
        raise _refused(text, form.start(), f"a graph is asked, and not changed by {form[0]}")
    if keyword(form) not in _FORMS:
        return Head(prefixes=prefixes)
    return _clauses(found, form, prefixes)


def _refused(text: str, place: int, why: str) -> QueryError:
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    return QueryError(f"the query is no SPARQL: error at {line}:{column}: {why}; {_EXPECTED}")


def graphs(text: str) -> Iterator[str]:
    """Yield the graphs that a query names, by FROM or GRAPH, as written."""
    top = head(text)
    yield from (*top.graphs, *top.named)
    before = ""
    for token in tokens(text):
        if before == "GRAPH" and token.lastgroup in {"iri", "name"}:
            yield token[0]
        before = keyword(token)


def calls_services(text: str) -> bool:
    """Say whether a query asks other servers for a part of its answer."""
    # The letters are looked for first, as every query is asked this and hardly any has them.
    return "service" in text.casefold() and "SERVICE" in map(keyword, tokens(text))


def expanded(name: str, prefixes: Mapping[str, str]) -> str:
    """Return the IRI of a name or of an IRI as a query writes it."""
    prefix, _, local = name.partition(":")
    return name[1:-1] if name.startswith("<") else prefixes.get(prefix, f"{prefix}:") + local


def _prologue(found: Iterator[Token]) -> tuple[dict[str, str], Token | None]:
    """Return the prefixes that a query declares, and the token that comes next."""
    prefixes: dict[str, str] = {}
    for token in found:
        match keyword(token):
            case "PREFIX":
                name, iri = next(found, None), next(found, None)
                # One that breaks off is for the engine to refuse.
                if name and iri:
                    prefixes[name[0].removesuffix(":")] = iri[0][1:-1]
            # The latter is of SPARQL 1.2.
            case "BASE" | "VERSION":
                next(found, None)
            case _:
                return prefixes, token
    return prefixes, None


def _clauses(found: Iterator[Token], form: Token, prefixes: dict[str, str]) -> Head:
    """Read on from the word of the form to the brace of the outermost group."""
    graphs: dict[str, None] = {}
    named: dict[str, None] = {}
    template, group, end, open_ = False, None, form.end(), 0
    before = ("", form[0].upper())
    for token in found:
        sign, word = token[0], keyword(token)
        if before[1] == "CONSTRUCT" and sign == "{":
            template = True
        elif sign == "{" and not open_:
            group = token.end()
            break
        elif word and not open_ and _ends(keyword(form), word):
            break
        open_ += (sign in "({") - (sign in ")}")
        if before == ("FROM", "NAMED"):
            named[sign] = None
        elif before[1] == "FROM" and word != "NAMED":
            graphs[sign] = None
        before, end = (before[1], word), token.end()
    return Head(
        prefixes=prefixes,
        form=keyword(form),
        form_end=form.end(),
        graphs=tuple(graphs),
        named=tuple(named),
        template=template,
        group=group,
        end=end,
    )


def _ends(form: str, word: str) -> bool:
    """Say whether a word ends the head of a DESCRIBE, which alone may have no group."""
    return form == "DESCRIBE" and word not in {"FROM", "NAMED", "WHERE"}
