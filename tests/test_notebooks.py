"""The notebooks run, by the public names alone, and are kept without outputs."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.places import ROOT

import pactgraph
from pactgraph.resources import ONTOLOGY

README = (ONTOLOGY / "README.md").read_text("utf-8")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def _cells(path: Path) -> list[tuple[str, str]]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [(cell["cell_type"], "".join(cell["source"])) for cell in cells]


def test_there_are_three() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["01-ask", "02-connect", "03-measure"]


@EACH
def test_it_runs(
    path: Path,
    shipped: pactgraph.Pactgraph,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.chdir(tmp_path)
    pyplot = pytest.importorskip("matplotlib.pyplot")
    names: dict[str, Any] = {}
    for kind, source in _cells(path):
        if kind == "code":
            exec(compile(source, path.name, "exec"), names)  # noqa: S102  # our own notebook

    assert names["kg"].show("CHN").thing == shipped.show("CHN").thing
    assert pyplot.get_fignums()
    pyplot.close("all")
    capsys.readouterr()


def test_a_newcomer_s_query_is_that_of_the_ontology_s_readme() -> None:
    queries = re.findall(r"^```sparql\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    sources = [source for path in NOTEBOOKS for _, source in _cells(path)]

    assert sum(query in source for query in queries for source in sources) == 1


@EACH
def test_it_uses_public_names_alone(path: Path) -> None:
    for kind, source in _cells(path):
        for node in ast.walk(ast.parse(source if kind == "code" else "")):
            if isinstance(node, ast.ImportFrom):
                assert node.module != "pactgraph"
                assert not str(node.module).startswith("pactgraph.")
            if isinstance(node, ast.Import):
                assert not any(alias.name.startswith("pactgraph.") for alias in node.names)
            if isinstance(node, ast.Attribute):
                assert not node.attr.startswith("_")


@EACH
def test_it_is_a_notebook_of_format_4_without_outputs(path: Path) -> None:
    notebook = json.loads(path.read_text("utf-8"))

    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert path.read_text("utf-8") == json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    for cell in notebook["cells"]:
        assert cell["cell_type"] in {"markdown", "code"}
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
