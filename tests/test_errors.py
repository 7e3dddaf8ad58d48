import io
from pathlib import Path

import pytest

from pactgraph.errors import notice, reason, shown_path


def test_a_path_below_here_is_shown_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert shown_path(tmp_path / "a" / "b") == "a/b"
    assert shown_path(Path("a/b")) == "a/b"
    assert shown_path(Path("/elsewhere/a")) == "/elsewhere/a"


@pytest.mark.parametrize("path", ["a/b", "../a", ".", "/a/b"])
def test_a_path_is_shown_as_it_is_where_the_working_directory_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    assert shown_path(Path(path)) == path


class _Refusing(io.StringIO):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def write(self, _: str) -> int:
        raise self._error


@pytest.mark.parametrize(
    "stream",
    [None, _Refusing(OSError(28, "full")), _Refusing(BrokenPipeError()), _Refusing(ValueError())],
    ids=["closed", "full", "broken", "shut"],
)
def test_a_notice_that_nobody_hears_is_no_failure(
    stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", stream)

    notice("said")


@pytest.mark.parametrize(
    ("error", "why"),
    [(OSError(28, "No space"), "No space"), (OSError("of an engine"), "of an engine")],
)
def test_the_reason_is_in_the_words_of_who_refused(error: OSError, why: str) -> None:
    assert reason(error) == why
