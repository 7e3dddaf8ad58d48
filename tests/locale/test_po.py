import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from pactgraph import SeedsError
from pactgraph.locale.languages import LANGUAGES
from pactgraph.locale.po import read
from pactgraph.resources import PACKAGE

PATHS = [PACKAGE / "locale" / f"{language}.po" for language in LANGUAGES]


def by_babel(data: bytes) -> dict[str, tuple[str, ...]]:
    """Return what Babel reads, with the keys of messages that have several forms as one."""
    found = {}
    for message in read_po(io.BytesIO(data)):
        key = message.id if isinstance(message.id, str) else message.id[0]
        forms = (message.string,) if isinstance(message.string, str) else message.string or ()
        if key and all(forms):
            found[key] = tuple(forms)
    return found


@pytest.mark.parametrize("path", PATHS, ids=LANGUAGES)
def test_a_catalogue_says_what_babel_reads_in_it(path: Path) -> None:
    assert dict(read(path).forms) == by_babel(path.read_bytes())


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)


@given(st.dictionaries(WORDS, WORDS | st.tuples(WORDS, WORDS), max_size=8), st.integers(20, 90))
def test_what_babel_writes_is_read_as_it_is(
    tmp_path_factory: pytest.TempPathFactory,
    messages: dict[str, str | tuple[str, str]],
    width: int,
) -> None:
    written = Catalog(locale="en")
    for key, forms in messages.items():
        written.add((key, key) if isinstance(forms, tuple) else key, forms)
    file = io.BytesIO()
    write_po(file, written, width=width)
    path = tmp_path_factory.mktemp("po") / "en.po"
    path.write_bytes(file.getvalue())

    assert dict(read(path).forms) == by_babel(file.getvalue())
    assert read(path).header["Plural-Forms"].startswith("nplurals=2;")


def test_what_has_no_translation_yet_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_text('msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr "б"\n', "utf-8")

    assert read(path).forms == {"b": ("б",)}


def test_what_a_translator_is_unsure_of_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_text(
        '#, fuzzy\nmsgid ""\nmsgstr "Language: ru\\n"\n\n'
        '#, fuzzy, python-brace-format\nmsgid "a"\nmsgstr "а"\n\nmsgid "b"\nmsgstr "б"\n',
        "utf-8",
    )

    assert read(path) == ({"Language": "ru"}, {"b": ("б",)})


@pytest.mark.parametrize("line", ["msgid a", 'msgstr "a', 'msgctxt "x"', "?"])
def test_a_line_that_is_none_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    path = tmp_path / "ru.po"
    path.write_text(f'msgid "a"\nmsgstr "а"\n{line}\n', "utf-8")

    with pytest.raises(SeedsError, match=r"ru\.po:3: is no line of a catalogue; expected msgid"):
        read(path)
