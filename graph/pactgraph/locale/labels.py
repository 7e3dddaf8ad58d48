"""Labels by language, and the one that a reader of a language gets."""

from collections.abc import Mapping

from pactgraph.locale.languages import FALLBACK, LANGUAGES, Language, spoken

Labels = Mapping[Language, str]


def chosen(labels: Labels, lang: Language, otherwise: str = "") -> str:
    """Return the label in a language, else in English, else in any, else what is given.

    >>> chosen({"zh": "中国", "en": "China"}, "zh"), chosen({"en": "China"}, "ru")
    ('中国', 'China')
    """
    return labels.get(lang) or labels.get(FALLBACK) or next(iter(labels.values()), otherwise)


def in_order(labels: Labels) -> dict[Language, str]:
    """Return labels in the order of the languages, without those of any other."""
    return {lang: labels[lang] for lang in LANGUAGES if lang in labels}


class Named:
    """What has a name in each of several languages, or is known by its id alone."""

    __slots__ = ()
    id: str
    names: Labels

    @spoken
    def name(self, language: Language) -> str:
        """Return the name in a language, in English where there is none, else the id."""
        return chosen(self.names, language, self.id)

    @property
    def zh(self) -> str:
        """The name in Chinese, the language of the documents."""
        return self.name("zh")

    @property
    def en(self) -> str:
        """The name in English."""
        return self.name("en")
