import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

#: A query that the engine is busy with for minutes, in which Python itself has nothing to say.
LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def ended(cwd: Path, *args: str, by: signal.Signals, after: float) -> tuple[int, str]:
    """Return the code and the words with which a command ends that is sent a signal."""
    with subprocess.Popen(
        [sys.executable, "-m", "pactgraph", *args],
        cwd=cwd,
        env={**os.environ, "PACTGRAPH_CACHE": str(cwd / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=heard,  # noqa: PLW1509  # what it calls is safe beside threads
    ) as process:
        time.sleep(after)
        process.send_signal(by)
        try:
            _, err = process.communicate(timeout=300)
        finally:
            process.kill()
        return process.returncode, err


def heard() -> None:
    """Let a command hear what the tests ignore where they run in the background of a shell."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_query_of_minutes_is_ended_at_once(
    tmp_path: Path, small_build: Path, by: signal.Signals
) -> None:
    code, err = ended(tmp_path, "query", LONG, "--store", str(small_build), by=by, after=4)

    assert (code, err) == (128 + by, "")


@pytest.mark.parametrize(
    ("by", "after"),
    [(signal.SIGINT, 0.7), (signal.SIGTERM, 1.5), (signal.SIGHUP, 2.5), (signal.SIGINT, 4)],
)
def test_a_build_is_ended_and_nothing_is_half_written(
    tmp_path: Path, by: signal.Signals, after: float
) -> None:
    code, err = ended(tmp_path, "build", "--out", "out", by=by, after=after)

    # Before a command begins and after it has ended Python itself tells the system of the signal.
    assert code in {0, 128 + by, -by}
    if (tmp_path / "out").exists():
        assert (tmp_path / "out" / "manifest.json").is_file()
    else:
        assert code != 0
    assert code == -by or "Traceback" not in err
    left = [p.name for p in tmp_path.rglob(".*") if p.name != ".out.lock"]
    assert left == []
