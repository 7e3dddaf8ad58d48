import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def answer(run: Run, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*args, "--format", "json").stdout)
    return found


def test_codes_names_and_ids_give_the_same_answer(run: Run) -> None:
    by_code = answer(run, "connect", "CHN", "PAK")

    assert by_code == answer(run, "connect", "中国", "巴基斯坦")
    assert by_code == answer(run, "connect", "china", "pakistan")
    assert "china-pakistan-drug-control-agreement-1996" in [
        x["id"] for x in by_code["arrangements"]
    ]
    assert all(link["evidence"] and link["ties"]["a"] for link in by_code["arrangements"])


def test_nothing_in_common_is_one_line_on_stderr_and_no_failure(run: Run) -> None:
    done = run("connect", "Russia", "Pakistan")

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("nothing connects Russia and Pakistan; Russia: China (")
    assert "Pakistan: China (" in done.stderr


def test_a_misspelt_actor_exits_2_with_the_nearest_names(run: Run) -> None:
    done = run("connect", "Chna", "PAK")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "pactgraph: no actor is named 'Chna'; the nearest names are China (china)"
    )


def test_viet_nam_was_not_in_the_memorandum_of_1993(run: Run) -> None:
    """The text lists Viet Nam first in 1995, and as a signatory state of the memorandum in 2007."""
    early = answer(run, "connect", "CHN", "VNM", "--until", "1996")["arrangements"]
    late = {x["id"]: x for x in answer(run, "connect", "CHN", "VNM")["arrangements"]}

    assert run("connect", "CHN", "VNM", "--until", "1994").stdout == ""
    assert "subregional-ministerial-meeting-1995" in [link["id"] for link in early]
    assert "drug-control-mou-1993" not in [link["id"] for link in early]
    assert late["drug-control-mou-1993"]["since"] == "2007-05-25"
    assert late["drug-control-mou-1993"]["begin"] == "1993-10-01"


def test_what_is_not_certain_is_counted_on_stderr(run: Run) -> None:
    done = run("connect", "CHN", "LAO", "--until", "1996")

    assert "more not counted: undated, or not certainly begun by then" in done.stderr


@pytest.mark.parametrize(
    ("format_", "begins"),
    [
        ("table", "China – Pakistan: "),
        ("csv", "id,kind,type,name,date,since,end,roles_a,roles_b,through_a,through_b,evidence"),
        ("md", "| id | kind | type | name | date |"),
        ("json", '{\n  "a": {'),
    ],
)
def test_every_format_prints(run: Run, format_: str, begins: str) -> None:
    done = run("connect", "CHN", "PAK", "--format", format_)

    assert done.stdout.startswith(begins)


def test_names_come_in_chinese_when_asked(run: Run) -> None:
    assert run("connect", "CHN", "PAK", "--lang", "zh").stdout.startswith("中国 — 巴基斯坦：")
    assert run("show", "CHN", PACTGRAPH_LANG="zh").stdout.startswith("中国 · China\n国家 · china")


def test_output_is_whole_and_utf_8_in_a_plain_locale(run: Run) -> None:
    done = run("show", "drug-control-mou-1993", LC_ALL="C", PYTHONUTF8="0", COLUMNS="40")

    assert "禁毒谅解备忘录" in done.stdout
    assert "…" not in done.stdout


def test_show_says_everything_about_one_thing(run: Run) -> None:
    done = run("show", "禁毒谅解备忘录")

    assert "memorandum of understanding" in done.stdout
    assert "party (entailed): Viet Nam [viet-nam]" in done.stdout
    assert "000_c9ef74252b04246a#11.4" in done.stdout
    assert answer(run, "show", "CHN")["id"] == "china"


def test_query_asks_by_name_by_text_and_by_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?s { ?s a pact:State } ORDER BY ?s LIMIT 1", "utf-8")
    by_name = run(
        "query", "parties", "--param", "agreement=drug-control-mou-1993", "--format", "csv"
    )
    by_text = run("query", "SELECT ?s { ?s a pact:State } ORDER BY ?s LIMIT 1")
    by_file = run("query", "q.rq")

    assert "drug-control-mou-1993,viet-nam,Viet Nam,party,2007-05-25,entailed" in by_name.stdout
    assert "s\nafghanistan\n" == by_text.stdout == by_file.stdout


def test_query_lists_its_questions(run: Run) -> None:
    rows = json.loads(run("query", "--list", "--format", "json").stdout)

    assert {"name", "title", "answers", "parameters"} == set(rows[0])
    assert [r["parameters"] for r in rows if r["name"] == "shared-arrangements"] == ["a b lang?"]


def test_an_empty_answer_is_no_failure_and_says_so(run: Run) -> None:
    done = run("query", "SELECT ?x { ?x pact:actsFor ?x }")

    assert (done.returncode, done.stdout, done.stderr) == (0, "x\n", "no rows\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["query", "SELECT ? {}"], "pactgraph: the query is no SPARQL: "),
        (["query", "parties", "--param", "agreement"], "--param takes K=V, not 'agreement'"),
        (["query", "parties", "--param", "agreement=x y z"], "no thing is named 'x y z'"),
        (["query"], "give a named question, a file or SPARQL"),
        (["connect", "CHN", "MMR", "--until", "soon"], "'soon' is no date; write 1994"),
        (["connect", "CHN", "MMR", "--at", "1994-13"], "'1994-13' is no day of the calendar"),
        (["connect", "CHN", "中国"], "are the same actor, china"),
        (["connect", "CHN", "MMR", "--kind", "law"], "law"),
        (["connect", "CHN", "MMR", "--store", "/nowhere"], "there is no folder /nowhere"),
        (["show", ""], "no thing is named ''"),
        (["shwo", "CHN"], "shwo"),
    ],
    ids=str,
)
def test_wrong_use_is_one_message_and_exit_2(run: Run, args: list[str], message: str) -> None:
    done = run(*args)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_connect_imports_nothing_heavy(run: Run, tmp_path: Path) -> None:
    run("connect", "CHN", "MMR")
    script = (
        "import sys\n"
        "from pactgraph.cli import main\n"
        "try:\n"
        "    main(['connect', 'CHN', 'MMR'])\n"
        "except SystemExit as exit:\n"
        "    assert exit.code == 0\n"
        "heavy = {'rdflib', 'networkx', 'pyvis', 'rich', 'yaml', 'numpy', 'scipy', 'pyshacl'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout.endswith("heavy: []\n")
    assert "China – Myanmar" in done.stdout
