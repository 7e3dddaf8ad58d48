"""The worlds that tests ask, and where they find documents and outside data."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from tests.places import ROOT, SMALL, TESTS

from pactgraph.build.steps import Compiled, build, checked
from pactgraph.compile.sources import Sources
from pactgraph.graph.facade import Pactgraph
from pactgraph.store.engines import Oxigraph

# The same examples on every run, and none that fails because a machine is slow.
settings.register_profile(
    "pactgraph",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("pactgraph")

#: What `pytest -m quick` runs: enough to try every dependency, in one or two minutes.
QUICK = {
    *("analysis", "answers/test_questions.py", "build/test_steps.py", "cli", "compile", "export"),
    *("graph/test_facade.py", "network/test_network.py", "seeds", "sparql/test_nesting.py"),
    *("store/test_engines.py", "store/test_query.py", "test_api.py", "test_versions.py", "view"),
}
#: Seconds after which a process hangs; no measure of how fast a machine is.
HANGS = 900

_OUTSIDE = "are not part of the project"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def _outside(variable: str, beside: str) -> Path:
    return Path(os.environ.get(variable) or ROOT.parent / "shared" / beside)


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of the source documents; a test that needs it is skipped where it is not."""
    folder = _outside("PACTGRAPH_DOCUMENTS", "documents")
    if not folder.is_dir():
        pytest.skip(f"the source documents {_OUTSIDE}, and not at {folder}")
    return folder


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the outside data; a test that needs it is skipped where it is not."""
    folder = _outside("PACTGRAPH_DATA", "data")
    if not folder.is_dir():
        pytest.skip(f"the outside data {_OUTSIDE}, and not at {folder}")
    return folder


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of this run's own, so that no test sees another run's stores."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PACTGRAPH_CACHE", str(folder))
        # Not in the checkout: a line would tell of the seeds that lie there and are not asked.
        patch.chdir(tmp_path_factory.mktemp("nowhere"))
        patch.delenv("PACTGRAPH_STORE", raising=False)
        patch.delenv("PACTGRAPH_LANG", raising=False)
        yield folder


@pytest.fixture(scope="session")
def small() -> Compiled:
    """The small world, compiled."""
    return checked(Sources.at(SMALL))


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the small world."""
    out = tmp_path_factory.mktemp("small") / "build"
    build(Sources.at(SMALL), out)
    return out


@pytest.fixture(scope="session")
def world(small: Compiled) -> Pactgraph:
    """The small world, to ask."""
    return Pactgraph(Oxigraph.of(small.quads))


@pytest.fixture(scope="session")
def compiled() -> Compiled:
    """The shipped seeds, compiled."""
    return checked(Sources.of_package())


@pytest.fixture(scope="session")
def shipped(compiled: Compiled) -> Pactgraph:
    """The shipped graph, to ask."""
    return Pactgraph(Oxigraph.of(compiled.quads))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A function that runs a command in an empty folder, as a user does."""

    def command(*args: str, cwd: Path = tmp_path, **env: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "pactgraph", *args],
            cwd=cwd,
            env={**os.environ, **env},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=HANGS,
        )

    return command


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return half as many processes again as there are processors: many tests wait for others."""
    processors = os.cpu_count() or 1
    return min(4, processors + (processors + 1) // 2)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that rewrites the golden files; review what it wrote as a diff."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A function that compares a text with a golden file, or rewrites the file if told to."""

    def compare(name: str, text: str) -> None:
        path = TESTS / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")
        with path.open(encoding="utf-8", newline="") as file:
            expected = file.read()

        assert expected == text, "pytest --update-golden rewrites it; review the diff"

    return compare


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `QUICK` names."""
    for item in items:
        path = item.path.relative_to(TESTS)
        if path.parts[0] in QUICK or path.as_posix() in QUICK:
            item.add_marker("quick")


def _wanting(config: pytest.Config) -> list[str]:
    """Return the tests that CI must not skip and did: for want of anything but outside material."""
    reporter: Any = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not os.environ.get("PACTGRAPH_CI"):
        return []
    skipped = reporter.stats.get("skipped", [])
    return [report.nodeid for report in skipped if _OUTSIDE not in str(report.longrepr)]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI, fail for a test that was skipped where nothing may be."""
    if _wanting(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:  # noqa: ANN401  # pytest's own class
    """Name what was skipped where nothing may be."""
    for name in _wanting(config):
        terminalreporter.write_line(f"skipped where nothing may be: {name}", red=True)
