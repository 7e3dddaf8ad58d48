"""What the package shows: its names, documented, and every type that its methods answer with."""

import ast
import inspect
import re
import subprocess
import sys
import typing
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType, SimpleNamespace

import pytest
import rdflib

import pactgraph
from pactgraph.analysis.declaration import Of
from pactgraph.analysis.paths import By

NAMES = sorted(set(pactgraph.__all__) - {"__version__"})
CLASSES = [name for name in NAMES if inspect.isclass(getattr(pactgraph, name))]
PACKAGE, TESTS = Path(pactgraph.__file__).parent, Path(__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
#: What is imported for type checkers alone; `nx.Graph[str]` is no type at run time.
FOREIGN = {
    "By": By,
    "Of": Of,
    "date": date,
    "nx": SimpleNamespace(Graph=list),
    "pd": SimpleNamespace(DataFrame=object),
    "rdflib": rdflib,
}


def is_ours(thing: object) -> typing.TypeGuard[type]:
    return inspect.isclass(thing) and thing.__module__.partition(".")[0] == "pactgraph"


def named_in(hint: object) -> Iterator[type]:
    """Yield the classes of ours in an annotation."""
    if is_ours(hint):
        yield hint
    parts = typing.get_args(hint) if not isinstance(hint, list) else hint
    for part in parts:
        yield from named_in(part)


def hints(thing: object) -> Iterator[type]:
    own = vars(sys.modules[thing.__module__]) | {name: getattr(pactgraph, name) for name in NAMES}
    for hint in typing.get_type_hints(thing, own | FOREIGN).values():
        yield from named_in(hint)


def members(own: type) -> Iterator[tuple[str, FunctionType]]:
    """Yield what a class and those above it can be asked for, as functions."""
    for above in (above for above in own.__mro__ if is_ours(above)):
        for name, value in vars(above).items():
            function = value
            for unwrapped in ("fget", "func", "__func__"):
                function = getattr(function, unwrapped, function)
            if isinstance(function, FunctionType) and not name.startswith("_"):
                yield name, typing.cast("FunctionType", inspect.unwrap(function))


def reachable() -> dict[str, type]:
    """Return every class of ours that methods, properties and fields lead to from a graph."""
    found: dict[str, type] = {}
    to_do: list[type] = [pactgraph.Pactgraph]
    while to_do:
        own = to_do.pop()
        if found.setdefault(own.__name__, own) is own:
            wanted = [*hints(own), *(c for _, member in members(own) for c in hints(member))]
            to_do += [c for c in wanted if found.get(c.__name__) is not c and c not in to_do]
    return found


def attributes(own: type) -> list[str]:
    names = [f.name for f in fields(own)] if is_dataclass(own) else getattr(own, "_fields", ())
    return [name for name in names if not name.startswith("_")]


def test_all_is_what_the_package_shows() -> None:
    public = {
        name
        for name in dir(pactgraph)
        if not name.startswith("_") and not isinstance(getattr(pactgraph, name), ModuleType)
    }

    assert sorted(pactgraph.__all__) == list(pactgraph.__all__)
    assert sorted(public) == NAMES


def test_every_class_that_a_method_leads_to_is_exported() -> None:
    assert {name: getattr(pactgraph, name, None) for name in reachable()} == reachable()


@pytest.mark.parametrize(
    "name",
    [
        *("Ranking", "Standing", "Matrix", "Cell", "Bridges", "Bridge", "Paths", "Chain", "Hop"),
        *("Via", "Communities", "Community", "Evolution", "Year", "Brokerage", "Broker"),
        *("Backbone", "Tested", "Connection", "Link", "Tie", "Thing", "Description"),
        *("Participation", "Rows", "Locator", "Window", "Moment", "Store", "Answer"),
    ],
)
def test_the_walk_from_a_graph_finds_what_methods_answer_with(name: str) -> None:
    assert name in reachable()


@pytest.mark.parametrize("name", CLASSES)
def test_every_attribute_of_a_class_is_documented(name: str) -> None:
    own = getattr(pactgraph, name)
    told = re.findall(r"^ {4}(\w+): \S", inspect.getdoc(own) or "", re.MULTILINE)

    assert [attribute for attribute in attributes(own) if attribute not in told] == []


def test_every_public_name_has_a_docstring() -> None:
    for name in NAMES:
        assert inspect.getdoc(getattr(pactgraph, name)), name


@pytest.mark.parametrize("name", CLASSES)
def test_every_public_method_and_property_has_a_docstring(name: str) -> None:
    for member, function in members(getattr(pactgraph, name)):
        assert inspect.getdoc(function), f"{name}.{member}"


def test_every_error_is_one_of_ours() -> None:
    shown = (getattr(pactgraph, name) for name in CLASSES)
    errors = [e for e in shown if issubclass(e, Exception)]

    assert all(issubclass(error, pactgraph.PactgraphError) for error in errors)


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Rankings'"):
        pactgraph.Rankings  # type: ignore[attr-defined]  # noqa: B018  # the point


def test_a_type_is_imported_when_it_is_first_named() -> None:
    program = (
        "import sys, pactgraph; before = set(sys.modules); pactgraph.Ranking;"
        "print('networkx' in before, 'pactgraph.answers.show' in before, 'networkx' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.split() == ["False", "False", "True"]


def test_from_pactgraph_import_star_brings_all() -> None:
    names: dict[str, object] = {}
    exec("from pactgraph import *", names)  # noqa: S102  # as a notebook does

    assert set(pactgraph.__all__) <= set(names)


@pytest.mark.parametrize(
    "module", MODULES, ids=lambda path: path.relative_to(PACKAGE).with_suffix("").as_posix()
)
def test_a_name_that_its_module_alone_uses_is_private(module: Path) -> None:
    body = ast.parse(module.read_text("utf-8")).body
    told = {module.stem, *re.findall(r"\w+", " ".join(shown_types(body)))}
    public = [n for node in body for n in defined(node) if not n.startswith("_") and n not in told]

    assert [name for name in public if words()[name] == {module}] == []


@cache
def words() -> dict[str, set[Path]]:
    """Return the files of the package and of its tests that hold each word."""
    found: dict[str, set[Path]] = {}
    for path in (*MODULES, *TESTS.rglob("*.py")):
        for word in re.findall(r"\w+", path.read_text("utf-8")):
            found.setdefault(word, set()).add(path)
    return found


def defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if not isinstance(node, ast.Assign | ast.AnnAssign):
        return []
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def shown_types(body: Iterable[ast.stmt]) -> Iterator[str]:
    """Yield the types of what public functions take and return, and of public attributes."""
    for node in body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            args = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
            hints = [node.returns, *(arg.annotation for arg in args)]
            yield from (ast.unparse(hint) for hint in hints if hint)
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from shown_types(node.body)
        elif isinstance(node, ast.AnnAssign) and not defined(node)[0].startswith("_"):
            yield ast.unparse(node.annotation)
