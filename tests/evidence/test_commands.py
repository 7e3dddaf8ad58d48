import csv
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.evidence.conftest import World


Run = Callable[..., "subprocess.CompletedProcess[str]"]
LONG, SHORT = "000_c9ef74252b04246a.txt", "004_2034ba376c2d1ae5.txt"


def test_every_fact_of_the_shipped_seeds_is_in_its_passages(run: Run, documents: Path) -> None:
    done = run("verify", str(documents))

    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert done.stdout.endswith(", 0 unsupported\n")


def test_what_is_not_plainly_stated_is_under_a_quarter(run: Run, documents: Path) -> None:
    rows = list(
        csv.DictReader(run("verify", str(documents), "--format", "csv").stdout.splitlines())
    )
    states = [row["state"] for row in rows]

    assert set(states) == {"stated", "entailed", "inferred", "ambiguous"}
    assert {row["kind"] for row in rows} == {
        "record",
        "tie",
        "mandate",
        "observation",
        "claim",
    }
    assert states.count("stated") > 0.75 * len(states)


def test_both_documents_are_accounted_for(run: Run, documents: Path) -> None:
    for name in (LONG, SHORT):
        done = run("coverage", str(documents / name))

        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith(", 0 unaccounted\n")


def test_an_unsupported_fact_ends_with_1_and_its_line(run: Run, world: "World") -> None:
    world.change('date: "2003"', 'date: "2004"')
    done = run("verify", str(world.documents), "--seeds", str(world.seeds))

    assert done.returncode == 1
    assert "things.yaml:" in done.stdout
    assert ": clean-source: the date 2004 is not in talks#3.1\n" in done.stdout
    assert done.stdout.endswith(", 1 unsupported\n")


def test_a_folder_that_is_not_there_ends_with_2(run: Run) -> None:
    done = run("verify", "nowhere")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "pactgraph: there is no folder nowhere; expected the documents\n"


def test_changed_and_missing_documents_are_said(run: Run, world: "World") -> None:
    world.edit(lambda text: "新版说明。\n" + text)
    (world.documents / "talks-en.txt").unlink()
    done = run("verify", str(world.documents), "--seeds", str(world.seeds))

    assert "talks.txt is another edition" in done.stdout
    assert "talks-en.txt is not in the folder; its facts cannot be checked\n" in done.stdout
    assert "moved: talks#3.1 → talks#4.1 (" in done.stdout


def test_coverage_writes_a_page(run: Run, world: "World", tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = run(
        *("coverage", str(world.documents / "talks.txt"), "--seeds", str(world.seeds)),
        *("--html", str(page), "--lang", "zh"),
    )

    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].endswith("未处理2处")
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_a_draft_is_yaml_and_an_empty_one_says_so(run: Run, world: "World") -> None:
    path = world.documents / "next.txt"
    path.write_text("甲国加入《河岸公约》。", "utf-8")
    done = run("draft", str(path), "--seeds", str(world.seeds))
    path.write_text("天气很好。", "utf-8")
    empty = run("draft", str(path), "--seeds", str(world.seeds))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("- id: TODO-1\n")
    assert (empty.returncode, empty.stdout) == (0, "")
    assert empty.stderr == "nothing to draft: every arrangement that was found has its record\n"


def test_a_text_of_which_nothing_is_known_ends_with_1_and_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("สวัสดีครับ\n", "utf-8")
    english, chinese = run("coverage", "x.txt"), run("coverage", "x.txt", "--lang", "zh")

    assert (english.returncode, chinese.returncode) == (1, 1)
    assert "nothing in x.txt was recognised, read as en: " in english.stderr
    assert "x.txt（按en处理）中未识别出任何" in chinese.stderr
