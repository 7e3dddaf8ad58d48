"""The languages that people may ask in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

from pactgraph.errors import UsageError

_P = ParamSpec("_P")
_T = TypeVar("_T")

Language = str
#: Each has its catalogue beside this file, `<language>.po`; labels are given in this order.
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
#: What is read where a language has no word or label of its own.
FALLBACK: Final[Language] = "en"


def language(tag: object) -> Language:
    """Return the language of a tag such as `zh`, `EN` or `zh-CN`.

    Raises:
        UsageError: Names are in no such language.
    """
    primary = str(tag).strip().replace("_", "-").partition("-")[0].casefold()
    if isinstance(tag, str) and primary in LANGUAGES:
        return primary
    raise UsageError(f"there is no language {tag!r}; names are in {' or '.join(LANGUAGES)}")


def spoken(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Let a function be given its `lang`, or `language`, as `language` understands it."""
    names = function.__code__.co_varnames
    name = "lang" if "lang" in names else "language"
    place = names.index(name)

    @wraps(function)
    def understood(*args: _P.args, **named: _P.kwargs) -> _T:
        given: Any = list(args)
        if len(given) > place:
            given[place] = language(given[place])
        elif name in named:
            named[name] = language(named[name])
        return function(*given, **named)

    return understood
