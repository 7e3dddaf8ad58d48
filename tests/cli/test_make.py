import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.places import SMALL

from pactgraph.cli.progress import Progress

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_build_says_what_it_made_and_where(run: Run, tmp_path: Path) -> None:
    done = run("build", "--seeds", str(SMALL))
    lines = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())

    assert done.returncode == 0
    assert list(lines) == ["read", "things", "ties", "triples", "files", "tables", "store"]
    assert lines["things"].startswith("25: 5 state, 1 territory")
    assert lines["ties"] == "27 participations"
    assert lines["files"].startswith("build: manifest.json, network.html, pactgraph.gexf")
    assert (tmp_path / "build" / "network.html").is_file()
    assert Path(lines["store"]).is_dir()


@pytest.mark.long
def test_build_reads_the_seeds_here_before_the_shipped_ones(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "seeds")

    assert "read      seeds\n" in run("build").stdout
    assert "read      the shipped seeds\n" in run("build", cwd=tmp_path / "seeds").stdout


def test_what_was_built_here_is_what_is_asked_here(run: Run) -> None:
    run("build", "--seeds", str(SMALL))

    assert "Arland – Dorland: 1 arrangement" in run("connect", "XA", "XD").stdout


def test_check_counts_sound_records_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    done = run("check", "--seeds", str(SMALL))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("25 records in ")
    assert list(tmp_path.iterdir()) == []


def test_the_shipped_seeds_are_sound(run: Run) -> None:
    assert run("check").returncode == 0


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_seeds_folder_that_is_not_there_is_named(run: Run, command: str) -> None:
    done = run(command, "--seeds", "nowhere")

    assert done.returncode == 2
    assert done.stderr == "pactgraph: there is no folder nowhere; expected a seeds folder\n"


def wait_for_timers() -> None:
    """Wait until what was to be said has been said, however long a busy machine takes."""
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()


def test_progress_is_told_of_what_takes_long(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(patience=60) as quick:
        quick("step one")
    silence = capsys.readouterr().err
    with Progress(patience=0.01) as slow:
        slow("step one")
        wait_for_timers()
        slow("step two")

    assert silence == ""
    assert capsys.readouterr().err == "step one …\nstep two …\n"


def test_progress_before_the_first_step_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(patience=0) as early:
        wait_for_timers()
        silence = capsys.readouterr().err
        early("step one")

    assert (silence, capsys.readouterr().err) == ("", "step one …\n")


def test_a_practice_of_many_with_many_is_warned_of_and_is_no_problem(
    run: Run, tmp_path: Path
) -> None:
    seeds = shutil.copytree(SMALL, tmp_path / "seeds")
    names = {"own": [f"own-{i}" for i in range(101)], "other": [f"other-{i}" for i in range(100)]}
    agency = "type: Agency, name: {zh: 局, en: Office}, evidence: [chronicle#2.1]"
    (seeds / "offices.yaml").write_text(
        "".join(f"- {{id: {n}, {agency}, actsFor: arland}}\n" for n in names["own"])
        + "".join(f"- {{id: {n}, {agency}}}\n" for n in names["other"]),
        "utf-8",
    )
    ties = "".join(
        f"  - {{actor: {n}, role: participant}}\n" for own in names.values() for n in own
    )
    (seeds / "mechanisms" / "network.yaml").write_text(
        "id: network\ntype: Mechanism\nname: {zh: 网, en: network}\nhub: arland\n"
        f"participations:\n{ties}evidence: [chronicle#2.1]\n",
        "utf-8",
    )

    done = run("check", "--seeds", "seeds")

    assert done.returncode == 0
    assert done.stderr == (
        "seeds/mechanisms/network.yaml:5: warning: participations: each of the hub's ties meets "
        "each of the others, and these are more than 10,000 meetings; the graph grows by a triple "
        "for each\n"
    )
    assert done.stdout.endswith(" in seeds, no problem\n")
