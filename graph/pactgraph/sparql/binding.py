"""Values put into the text of a query: a VALUES block for each parameter, wherever it is needed.

A group is evaluated by itself before it is joined with what stands around it (SPARQL 1.1, section
18.2), so that a value at the head of the outermost group is not seen by the expressions of a nested
one, nor by a subquery that does not select it. Those get the block as well.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter

from pactgraph.errors import QueryError
from pactgraph.sparql.lexer import Head, Token, head, keyword, tokens

_EQUAL = {"=", "!="}
#: What a property path cannot reach back over, and what makes it more than its last step.
_STARTS = {"", "{", "}", ".", ";", "]"}
_CHOICES = {"|", "!", "^", "*", "?"}


class _Scope:
    """What stands between a pair of braces.

    Attributes:
        start: Where it begins, after its brace.
        end: Where its closing brace stands.
        frame: Whether it holds a query or subquery and nothing else.
        template: Whether it is the template of a CONSTRUCT.
        entered: Whether a subquery's pattern has begun.
        within: The frame of the query or subquery whose pattern it is.
        apart: Whether it is an EXISTS before or after such a pattern, or another server's.
        grouped: Where the conditions of a frame's GROUP BY begin.
        calls: The words before the parentheses that are open.
        expressed: The variables of its own expressions.
        named: All its variables, those of the scopes inside included.
    """

    def __init__(self, start: int, end: int, *, frame: bool = False) -> None:
        self.start, self.end, self.frame = start, end, frame
        self.template = self.entered = self.apart = False
        self.within: _Scope | None = None
        self.grouped: int | None = None
        self.calls: list[str] = []
        self.expressed: set[str] = set()
        self.named: set[str] = set()

    @property
    def idle(self) -> bool:
        """Whether its variables are in no pattern."""
        return self.frame or self.template

    def needs(self, name: str) -> bool:
        """Say whether a variable must be bound here, whatever is bound outside."""
        if self.idle:
            return False
        wider = self.within or (self if self.apart else None)
        return name in self.expressed or (wider is not None and name in wider.named)


class Reading:
    """What a query does with its variables.

    Attributes:
        head: What stands before its pattern.
        variables: All of them.
        terms: Those that stand for a term, in a pattern or compared with another variable; with
            the properties whose values they are, or "" where the text does not say.
        outside: Those that are named outside of subqueries.
        scopes: The whole, and what stands between braces in it, in order.
    """

    def __init__(self, text: str) -> None:
        self.head: Head = head(text)
        self.variables: set[str] = set()
        self.terms: dict[str, set[str]] = {}
        self.outside: set[str] = set()
        self.scopes: list[_Scope] = [_Scope(0, len(text), frame=True)]
        self._open = self.scopes.copy()
        # Two tokens on either side that are none, so that each has neighbours.
        self._tokens = [None, None, *tokens(text, self.head.form_end), None, None]
        for place, token in enumerate(self._tokens):
            if token:
                self._take(place, token)

    def outermost(self) -> _Scope | None:
        """Return the outermost group, if there is one."""
        return next((own for own in self.scopes if own.start == self.head.group), None)

    def _take(self, place: int, token: Token) -> None:
        scope = self._open[-1]
        match token[0]:
            case "{":
                self._enter(scope, place, token)
            case "}" if len(self._open) > 1:
                self._open.pop().end = token.start()
                self._open[-1].named |= scope.named
            case "(":
                scope.calls.append(self._call(place))
            case ")" if scope.calls:
                scope.calls.pop()
            case _ if token.lastgroup == "variable":
                self._meet(place, token[0][1:])
            case _ if [keyword(t) for t in self._tokens[place - 1 : place + 1]] == ["GROUP", "BY"]:
                scope.grouped = token.end()

    def _enter(self, scope: _Scope, place: int, token: Token) -> None:
        # A subquery is all that its braces hold (SPARQL 1.1, production 53).
        frame = keyword(self._tokens[place + 1]) == "SELECT"
        new = _Scope(token.end(), len(token.string), frame=frame)
        if self.head.template and len(self.scopes) == 1:
            new.template = True
        # EXISTS in what is selected, or in HAVING or ORDER BY.
        elif scope.frame and (scope.calls or scope.entered):
            new.apart = True
        elif scope.frame:
            scope.entered, new.within = True, scope
        else:
            # Between the word and the brace stands the name of the service.
            new.apart = keyword(self._tokens[place - 2]) in {"SERVICE", "SILENT"}
        self.scopes.append(new)
        self._open.append(new)

    def _call(self, place: int) -> str:
        """Return the word before a parenthesis; of a list in which something is looked for, IN."""
        word = keyword(self._tokens[place - 1])
        sought = place - 2 - (keyword(self._tokens[place - 2]) == "NOT")
        return "" if word == "IN" and not self._is_variable(sought) else word

    def _meet(self, place: int, name: str) -> None:
        scope = self._open[-1]
        self.variables.add(name)
        # What AS names is computed here, and no value can be given to it.
        if keyword(self._tokens[place - 1]) == "AS":
            return
        scope.named.add(name)
        if scope.calls:
            scope.expressed.add(name)
        # The first that is open is the whole query, a frame as well.
        if not any(own.frame for own in self._open[1:]):
            self.outside.add(name)
        if self._is_compared(place, scope):
            self.terms.setdefault(name, set()).add("")
        elif not (scope.calls or scope.idle):
            self.terms.setdefault(name, set()).add(self._property(place - 1))

    def _is_compared(self, place: int, scope: _Scope) -> bool:
        """Say whether a variable is held against another as the term that it is."""
        beside = ((place - 1, place - 2), (place + 1, place + 2))
        return (
            scope.calls[-1:] in (["IN"], ["SAMETERM"])
            or keyword(self._tokens[place + 1]) in {"IN", "NOT"}
            or any(self._sign(x) in _EQUAL and self._is_variable(y) for x, y in beside)
        )

    def _property(self, place: int) -> str:
        """Return the property that ends at a place, if no other could be meant."""
        token = self._tokens[place]
        if token is None or token.lastgroup not in {"iri", "name"}:
            return ""
        before = place - 1
        while self._sign(before) not in _STARTS and not self._is_variable(before):
            if self._sign(before) in _CHOICES:
                return ""
            before -= 1
        return token[0]

    def _sign(self, place: int) -> str:
        token = self._tokens[place]
        return token[0] if token else ""

    def _is_variable(self, place: int) -> bool:
        token = self._tokens[place]
        return token is not None and token.lastgroup == "variable"


# A query is read to find the terms of its parameters, and again to put them in.
@lru_cache(maxsize=64)
def reading(text: str) -> Reading:
    """Return what a query does with its variables.

    Raises:
        QueryError: The text is empty, or an update.
    """
    return Reading(text)


def with_values(text: str, values: Mapping[str, str]) -> str:
    """Return a query whose variables take the values given, and no others.

    Args:
        text: The query.
        values: For each variable its terms, as SPARQL writes them.

    Raises:
        QueryError: A variable is not in the query, or there is nowhere to give its values.

    >>> with_values("SELECT * { ?s ?p ?o }", {"s": "<https://example.org/x>"})
    'SELECT * { VALUES ?s { <https://example.org/x> } ?s ?p ?o }'
    """
    found = reading(text)
    if unknown := sorted(set(values) - found.variables):
        raise QueryError(f"the query has no variable {', '.join(f'?{name}' for name in unknown)}")
    if computed := sorted(set(values) - found.scopes[0].named):
        raise QueryError(f"?{computed[0]} is what the query computes; it cannot be given")
    if not values or not found.head.form:
        return text
    blocks = {name: f" VALUES ?{name} {{ {terms} }}" for name, terms in values.items()}
    parts, last = [], 0
    # By place alone: of two at one place, the first yielded stands first.
    for place, added in sorted(_insertions(text, found, blocks), key=itemgetter(0)):
        parts += [text[last:place], added]
        last = place
    return "".join([*parts, text[last:]])


def _insertions(text: str, found: Reading, blocks: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield what is put where in the text of a query."""
    every = "".join(block for name, block in blocks.items() if name in found.outside)
    outermost = found.outermost()
    if outermost is None:
        if found.head.form != "DESCRIBE":
            raise QueryError("the query has no group { … } for its parameters")
        yield found.head.end, f" WHERE {{{every} }}"
        return
    if found.head.form == "CONSTRUCT" and not found.head.template:
        # CONSTRUCT WHERE { … } takes nothing but triples; its pattern is its template.
        yield found.head.form_end, f" {{{text[outermost.start : outermost.end]}}}"
    # A group that is a subquery takes no VALUES beside it, and gets a group around it.
    if outermost.frame and every:
        yield outermost.start, f"{every} {{"
        yield outermost.end, "}"
    else:
        yield outermost.start, every
    for scope in found.scopes:
        needed = "".join(block for name, block in blocks.items() if scope.needs(name))
        if needed and scope is not outermost:
            yield scope.start, needed
        if scope.grouped is not None:
            # What is not grouped by is lost to the expressions before and after the pattern.
            yield scope.grouped, "".join(f" ?{n}" for n in blocks if n in scope.expressed)
