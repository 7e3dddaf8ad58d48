"""The versions that are declared, pinned and tried in CI agree with one another."""

import re
import tomllib
from importlib.metadata import distribution
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from tests.places import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
HEADER, *PINS = re.split(r"\n(?=[^#])", (ROOT / "constraints.txt").read_text("utf-8").rstrip("\n"))
PINNED = dict(line.split("==") for line in PINS)
EXTRAS = PROJECT["optional-dependencies"]
DIRECT = sorted(
    {Requirement(text) for text in chain(PROJECT["dependencies"], *EXTRAS.values())}, key=str
)
PYTHONS = [
    text.rpartition(" ")[2]
    for text in PROJECT["classifiers"]
    if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", text)
]
EACH = pytest.mark.parametrize("requirement", DIRECT, ids=str)


def test_constraints_are_names_and_versions_with_a_date_and_nothing_else() -> None:
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", HEADER)
    assert all(line.startswith("# ") for line in HEADER.splitlines())
    assert "://" not in HEADER
    assert [line for line in PINS if not re.fullmatch(r"[a-z0-9-]+==[\w.]+", line)] == []
    assert sorted(PINNED) == [line.split("==")[0] for line in PINS]


@EACH
def test_what_we_require_is_pinned_within_the_range_we_declare(requirement: Requirement) -> None:
    assert requirement.specifier.contains(PINNED[canonicalize_name(requirement.name)])


@EACH
def test_what_we_require_has_a_lowest_version(requirement: Requirement) -> None:
    assert {clause.operator for clause in requirement.specifier} >= {">="}


def test_what_is_required_twice_has_one_range() -> None:
    ranges = {(requirement.name, str(requirement.specifier)) for requirement in DIRECT}

    assert len(ranges) == len({name for name, _ in ranges})


def test_the_pythons_we_declare_are_those_that_ci_looks_for() -> None:
    (tried,) = re.findall(r"^for wanted in (.+); do$", (ROOT / ".ci/run").read_text(), re.MULTILINE)
    (lowest,) = re.findall(r">=(3\.\d+)$", PROJECT["requires-python"])

    assert tried.split() == PYTHONS == sorted(PYTHONS, key=Version)
    assert PYTHONS[0] == lowest


def test_everything_that_the_core_brings_is_pinned() -> None:
    assert brought() - {"pactgraph"} <= PINNED.keys()


def test_the_core_is_at_most_45_packages() -> None:
    assert len(brought()) <= 45


def brought() -> set[str]:
    """Return the names of all that `pip install pactgraph` installs here."""
    found: set[str] = set()
    wanted = {("pactgraph", "")}
    while wanted:
        name, extra = wanted.pop()
        found.add(name)
        for text in distribution(name).requires or []:
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate({"extra": extra}):
                new = {(canonicalize_name(need.name), each) for each in need.extras or {""}}
                wanted |= {pair for pair in new if pair[0] not in found}
    return found
