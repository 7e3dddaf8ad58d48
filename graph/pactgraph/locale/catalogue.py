"""What is said to people, by key, in the language that they read."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property

from pactgraph.locale.languages import FALLBACK, LANGUAGES, Language
from pactgraph.locale.po import Messages, read
from pactgraph.resources import PACKAGE

_FOLDER = PACKAGE / "locale"
_DATE = ("date.year", "date.month", "date.day")


class Catalogue:
    """Says things in one language; what it has no words for, in English."""

    def __init__(self, language: Language, messages: Messages) -> None:
        self.language = language
        self._header, self._forms = messages

    def __call__(self, key: str, /, n: int | None = None, **values: object) -> str:
        """Return a message with its values.

        Args:
            key: Which message.
            n: How many of something there are, which decides between forms; the value `{n}`.
            values: The values that the message names in braces.

        Raises:
            KeyError: No catalogue has the message.
        """
        if key not in self._forms:
            if self.language == FALLBACK:
                raise KeyError(key)
            return catalogue(FALLBACK)(key, n, **values)
        forms = self._forms[key]
        form = forms[0] if n is None or len(forms) == 1 else forms[self._plural(n)]
        return form.format(n=n, **values) if "{" in form else form

    def __contains__(self, key: str) -> bool:
        return key in self._forms or (self.language != FALLBACK and key in catalogue(FALLBACK))

    @property
    def tag(self) -> str:
        """The language as HTML and CLDR name it, with its script where that matters."""
        return self._header.get("Language", self.language).replace("_", "-")

    @cached_property
    def _plural(self) -> Callable[[int], int]:
        from gettext import c2py  # noqa: PLC0415  # for what is counted

        # As in every catalogue of gettext; the rule is CLDR's.
        return c2py(self._header["Plural-Forms"].partition("plural=")[2].rstrip(";"))

    def listed(self, names: Iterable[str], separator: str = "list.comma") -> str:
        """Return names one after another, as the language separates them."""
        return self(separator).join(names)

    def day(self, text: str) -> str:
        """Return a year, a month or a day (`1994`, `1994-03`, `1994-03-07`) in words."""
        year, *rest = text.split("-")
        month, day = (*map(int, rest), 0, 0)[:2]
        return self(_DATE[len(rest)], year=year, month=month, day=day)

    def percent(self, share: float) -> str:
        """Return a share as a percentage with one decimal, or as less than the least of these.

        >>> catalogue("en").percent(0.1234), catalogue("zh").percent(0.0001)
        ('12.3 %', '不足0.1%')
        """
        least = 0.001
        # Below half of the least, one decimal would print 0.0 %, as of nothing.
        if 0 < share < least / 2:
            return self("percent.least")
        return self("percent", share=f"{100 * share:.1f}")

    def under(self, prefix: str) -> Mapping[str, str | tuple[str, ...]]:
        """Return the messages of its own whose keys begin so, without that beginning."""
        return {
            # Without those of English: the page has every catalogue, and falls back by itself.
            key[len(prefix) :]: forms if len(forms) > 1 else forms[0]
            for key, forms in self._forms.items()
            if key.startswith(prefix)
        }


@cache
def catalogue(language: Language) -> Catalogue:
    """Return the catalogue of a language."""
    return Catalogue(language, read(_FOLDER / f"{language}.po"))


def catalogues() -> Mapping[Language, Catalogue]:
    """Return all catalogues, by language."""
    return {language: catalogue(language) for language in LANGUAGES}
