"""Russian, added to a copy of the package by a catalogue, a line and the label of one state."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.copies import copied

Ask = Callable[..., "subprocess.CompletedProcess[str]"]

CATALOGUE = r"""
msgid ""
msgstr ""
"Language: ru\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\n"

msgid "no-date"
msgstr "без даты"

msgid "connect.head"
msgid_plural "connect.head"
msgstr[0] "{a} – {b}: {n} договорённость{window}"
msgstr[1] "{a} – {b}: {n} договорённости{window}"
msgstr[2] "{a} – {b}: {n} договорённостей{window}"

msgid "scope.undated"
msgid_plural "scope.undated"
msgstr[0] "не учтена {n} связь"
msgstr[1] "не учтены {n} связи"
msgstr[2] "не учтено {n} связей"

msgid "page.language"
msgstr "Русский"

msgid "page.view.network"
msgstr "Сеть"

msgid "page.sentence.states"
msgid_plural "page.sentence.states"
msgstr[0] "{n} государство"
msgstr[1] "{n} государства"
msgstr[2] "{n} государств"
"""


def with_russian(top: Path) -> Path:
    """Return a folder to ask in, beside a copy of the package that knows Russian."""
    package = copied(top)
    (package / "locale" / "ru.po").write_text(CATALOGUE, "utf-8")
    _change(package / "locale" / "languages.py", '("zh", "en")', '("zh", "en", "ru")')
    _change(top / "seeds" / "states.yaml", "中国, en: China}", "中国, en: China, ru: Китай}")
    (top / "here" / "documents").mkdir(parents=True)
    (top / "here" / "text.txt").write_text("Arland and Borland met in 1993.\n", "utf-8")
    return top / "here"


def asked_in(here: Path) -> Ask:
    """Return a function that runs a command of the copy, once it has built its graph."""

    def command(*args: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "pactgraph", *args],
            cwd=here,
            env={**os.environ, "PYTHONPATH": str(here.parent / "graph")},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    assert command("build", "--seeds", "../seeds").returncode == 0
    return command


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
