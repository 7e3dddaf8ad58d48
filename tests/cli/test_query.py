"""`query`, as a user types it: parameters, datasets, files, and numbers in every format."""

import csv
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.places import SMALL

from pactgraph.build.steps import Compiled, checked
from pactgraph.cli import main
from pactgraph.cli.output import FORMATS, print_json, print_rows
from pactgraph.compile.sources import Sources
from pactgraph.store.cache import keep
from pactgraph.store.engines import GRAPHS
from pactgraph.store.query import Rows
from pactgraph.values.terms import STATED


@pytest.fixture(scope="module")
def folder(small: Compiled) -> str:
    """The folder of a store that holds the small world."""
    return str(keep("small-world", small.quads))


def query(folder: str, *args: str) -> Result:
    """Ask in this process; a traceback would be an error of the test."""
    return CliRunner().invoke(main, ["query", *args, "--store", folder], catch_exceptions=False)


@pytest.mark.parametrize(
    ("text", "parameter", "things"),
    [
        ("SELECT ?s { ?s a pact:State ; skos:prefLabel ?n }", "n=阿兰", ["arland"]),
        ("SELECT ?s { ?s a pact:State ; skos:prefLabel ?n }", "?n=阿兰@zh", ["arland"]),
        ("SELECT ?s { ?s a pact:State ; skos:prefLabel ?n }", 'n="阿兰"@zh', ["arland"]),
        ("SELECT ?s { ?s a pact:State ; skos:prefLabel ?n }", "n=阿兰@en", []),
        ("CONSTRUCT WHERE { ?s skos:prefLabel ?n }", "n=阿兰", ["arland"]),
        ("DESCRIBE ?s", "s=id:sweep", ["sweep"]),
        ("ASK { ?s skos:prefLabel ?n }", "n=阿兰", ["true"]),
        ("ASK { ?f pact:value ?v FILTER(?v > ?n) }", 'n="100"^^xsd:integer', ["true"]),
        ("ASK { ?f pact:value ?v FILTER(?v > ?n) }", 'n="180.5"^^xsd:decimal', ["false"]),
        ("SELECT ?s { ?s a pact:State FILTER(?s = ?名) }", "名=id:arland", ["arland"]),
    ],
)  # fmt: skip
def test_a_parameter_is_one_of_any_form_of_query(
    folder: str, text: str, parameter: str, things: list[str]
) -> None:
    done = query(folder, text, "--param", parameter, "--format", "csv")
    rows = list(csv.reader(StringIO(done.stdout)))[1:]

    assert (done.exit_code, sorted({row[0] for row in rows})) == (0, things)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "{} is no graph of Pactgraph; there are {}"), ("zh", "没有图{}；有{}")],
)
def test_a_graph_that_is_not_ours_is_told_on_stderr(folder: str, lang: str, said: str) -> None:
    text = "PREFIX g: <http://g/> ASK FROM g:x { GRAPH <http://y/> { ?s ?p ?o } }"
    done = query(folder, text, "--format", "csv", "--lang", lang)
    ours = ("、" if lang == "zh" else ", ").join(GRAPHS)

    assert (done.exit_code, done.stdout.split()) == (0, ["answer", "false"])
    assert done.stderr.splitlines() == [said.format(n, ours) for n in ("http://g/x", "http://y/")]


def test_a_graph_of_ours_is_asked_without_a_word(folder: str, small: Compiled) -> None:
    text = f"CONSTRUCT FROM <{STATED}> WHERE {{ ?s ?p ?o }}"
    done = query(folder, text, "--format", "csv")

    assert (len(done.stdout.splitlines()) - 1, done.stderr) == (len(small.stated), "")


VALUES = ["9007199254740993", "9007199254740993.5", "0.1", "62689.41", "0.10000000000000000001"]


@pytest.fixture(scope="module", params=VALUES)
def figure(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401  # a pair
    """A value as a record states it, and the folder of a store that holds it."""
    seeds = tmp_path_factory.mktemp("figure") / "seeds"
    shutil.copytree(SMALL, seeds)
    path = seeds / "observations.yaml"
    path.write_text(path.read_text("utf-8").replace('"180"', f'"{request.param}"'), "utf-8")
    quads = checked(Sources.at(seeds)).quads
    return request.param, str(keep(f"figure-{VALUES.index(request.param)}", quads))


@pytest.mark.parametrize("format_", ["csv", "json", "md", "table"])
def test_a_figure_leaves_with_all_its_digits_in_every_format(
    figure: tuple[str, str], format_: str
) -> None:
    value, folder = figure
    text = "SELECT ?value { ?f pact:value ?value }"
    out = query(folder, text, "--format", format_).stdout
    if format_ == "json":
        shown = json.loads(out, parse_float=str)[0]["value"]
    else:
        shown = out.splitlines()[-1].strip("| ")

    assert Decimal(shown) == Decimal(value)
    assert str(shown) == value


def test_show_tells_a_figure_with_all_its_digits(figure: tuple[str, str]) -> None:
    value, folder = figure
    args = ["show", "river-case-heroin", "--store", folder]
    plain = CliRunner().invoke(main, args, catch_exceptions=False).stdout
    found = json.loads(
        CliRunner().invoke(main, [*args, "--format", "json"]).stdout, parse_float=str
    )

    assert f"value: {value}\n" in plain
    assert [str(v) for v in found["properties"]["value"]] == [value]


def _strict(text: str) -> Any:  # noqa: ANN401  # JSON
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    return json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("1e999", "INF"),
        ("-1e999", "-INF"),
        ("xsd:double('NaN')", "NaN"),
        ("'x'^^xsd:double", "x"),
        ("STR('a\\nb')", "a\nb"),
        ("'中'@zh", "中"),
        ("BNODE()", "_:b0"),
        ("?nothing", None),
        ("1 = 1", True),
        ("10000000000000000000000", 10000000000000000000000),
    ],
)
def test_json_is_always_json(folder: str, expression: str, told: object) -> None:
    done = query(folder, f"SELECT ({expression} AS ?x) {{}}", "--format", "json")
    (row,) = _strict(done.stdout)

    assert row["x"] == told


def test_what_a_measure_finds_endless_is_told_in_every_format(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_json({"a": [inf, (-inf, {"b": nan})], "c": 1.5})
    assert _strict(capsys.readouterr().out) == {"a": ["INF", ["-INF", {"b": "NaN"}]], "c": 1.5}

    for format_ in FORMATS:
        print_rows(Rows(("x",), ((inf,), (nan,))), format_)
        out = capsys.readouterr().out
        assert "INF" in out
        assert "NaN" in out


class _Half(BaseHTTPRequestHandler):
    """A server whose answer breaks off."""

    def do_POST(self) -> None:  # http.server's name
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"head":{"vars":["s"]},"results":{"bindings":[')
        self.wfile.write(b'{"s":{"type":"literal","value":"one"}},')

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def half() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Half)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("format_", ["table", "csv", "json", "md"])
@pytest.mark.parametrize("by", ["server", "service"])
def test_nothing_is_printed_of_an_answer_that_breaks_off(
    folder: str, half: str, by: str, format_: str
) -> None:
    pattern = f"SERVICE <{half}> {{ ?s ?p ?o }}" if by == "service" else "?s ?p ?o"
    store = folder if by == "service" else half
    done = query(store, f"SELECT ?s {{ {pattern} }}", "--format", format_)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("pactgraph: ")
    assert f"the answer of {half} breaks off" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE: no SPARQL server"),
        (["ASK { ?s ?p ?o FILTER(<http://f>(?s)) }"], "the query cannot be answered: "),
        (["nothing.sparql"], "nothing.sparql cannot be read: No such file"),
        (["ASK { ?s ?p ?o }", "--param", "x=1"], r"has no variable ?x"),
        (["ASK { ?s ?p ?x }", "--param", "x=\udcff"], "--param x: "),
        (["ASK { ?s ?p '\udcff' }"], "it holds half of a character"),
        (["ASK { ?s ?p ?o }", "--param", "x"], "--param takes K=V, not 'x'"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_asked_is_one_line_and_exit_2(
    folder: str, args: list[str], message: str
) -> None:
    done = query(folder, *args)

    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "env", "message"),
    [
        (["connect", "XA", "XB"], {"PACTGRAPH_LANG": "fr"}, "'fr' is not one of 'zh', 'en'"),
        (["connect", "XA", "XB", "--at", ""], {}, "'' is no date; write 1994"),
        (["connect", "XA", "XB", "--until", "1994年"], {}, "'1994年' is no date; write 1994"),
        (["path", "XA", "XB", "-k", "0"], {}, "must be 1 or more, not 0"),
        (["backbone", "--level", "nan"], {}, "must be between 0 and 1, not nan"),
        (["rank", "power"], {}, "there is no measure 'power'"),
        (["matrix", "--square", "size"], {}, "by count or weight, not by 'size'"),
    ],
    ids=str,
)
def test_a_wrong_option_says_what_to_write(
    folder: str, args: list[str], env: dict[str, str], message: str
) -> None:
    done = CliRunner().invoke(main, [*args, "--store", folder], env=env, catch_exceptions=False)

    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_a_file_that_can_be_read_but_once_is_a_query(tmp_path: Path, small_build: Path) -> None:
    """As the shell's `<(…)` is, and a pipe."""
    program = f"{sys.executable} -m pactgraph query <(cat q.rq) --store {small_build}"
    (tmp_path / "q.rq").write_text("SELECT ?s { ?s a pact:State } ORDER BY ?s LIMIT 1")
    done = subprocess.run(
        ["/bin/bash", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["s", "arland"]
