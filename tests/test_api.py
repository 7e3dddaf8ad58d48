import inspect
from types import ModuleType

import pactgraph


def test_all_is_what_the_package_shows() -> None:
    public = [
        name
        for name, value in vars(pactgraph).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    ]

    assert sorted(pactgraph.__all__) == list(pactgraph.__all__)
    assert sorted(public) == sorted(set(pactgraph.__all__) - {"__version__"})


def test_every_public_name_has_a_docstring() -> None:
    for name in set(pactgraph.__all__) - {"__version__"}:
        assert inspect.getdoc(getattr(pactgraph, name)), name


def test_every_public_method_has_a_docstring() -> None:
    for name in set(pactgraph.__all__) - {"__version__"}:
        thing = getattr(pactgraph, name)
        for method, value in vars(thing).items() if inspect.isclass(thing) else ():
            if not method.startswith("_") and callable(value):
                assert inspect.getdoc(value), f"{name}.{method}"


def test_every_error_is_one_of_ours() -> None:
    errors = [
        e for e in vars(pactgraph).values() if inspect.isclass(e) and issubclass(e, Exception)
    ]

    assert all(issubclass(error, pactgraph.PactgraphError) for error in errors)
