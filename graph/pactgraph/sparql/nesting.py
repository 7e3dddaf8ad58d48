"""How deep a text may go that an engine reads by recursion: a heap of brackets ends the process.

Measured on Oxigraph 0.5.13 with a stack of 1 MiB, an eighth of the usual: it is exhausted by 200
groups of a query inside one another, and by about a thousand groups or conditions in a row.
"""

from pactgraph.errors import QueryError
from pactgraph.sparql.lexer import keyword, tokens

MAX_DEPTH = 50
MAX_CHAIN = 1_000

_JOINING = frozenset(("||", "|", "&&", "!", "+", "-", "*", "/", "^"))
_COMBINING = frozenset(("UNION", "OPTIONAL", "MINUS"))


def refuse_heaps(query: str) -> None:
    """Let a query pass that an engine in this process can read without harm.

    Raises:
        QueryError: It nests too deep or joins too many parts in a row.
    """
    depth = joined = 0
    signed = -1
    for token in tokens(query):
        sign = token[0]
        depth += (sign in "({[") - (sign in ")}]")
        joined += sign in _JOINING or keyword(token) in _COMBINING
        # The sign of a number joins nothing.
        joined -= token.lastgroup == "number" and token.start() == signed
        signed = token.end() if sign in {"+", "-"} else -1
        if depth > MAX_DEPTH:
            raise QueryError(f"the query is nested more than {MAX_DEPTH} deep")
        if joined > MAX_CHAIN:
            raise QueryError(
                f"the query joins more than {MAX_CHAIN:,} parts by operators; use VALUES or IN"
            )


def too_deep(value: object) -> bool:
    """Say whether lists and mappings of JSON are nested deeper than may be.

    >>> too_deep({"a": [{"b": "c"}]})
    False
    """
    # Level by level: what asks how deep a value is must not recurse into it.
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        level = [inner for outer in level for inner in _inside(outer)]
    return bool(level)


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
