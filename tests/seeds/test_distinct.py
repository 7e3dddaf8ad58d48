from pathlib import Path

import pytest

from pactgraph.compile.ontology import Ontology
from pactgraph.resources import ONTOLOGY, SEEDS
from pactgraph.seeds import read

ONE = "- id: arland\n  type: State\n  name: {zh: 阿兰, en: Arland}\n  isoCode: [XA, XAA]\n"
SHARED = {
    "name": ("name: {zh: 多兰, en: Arland}", 7, 3, "name: 'Arland'", "name: 'Arland'"),
    "case and spaces": ("name: {zh: 多兰, en: AR-LAND}", 7, 3, "name: 'AR-LAND'", "name: 'Arland'"),
    "accent": ("name: {zh: 多兰, en: Ârland}", 7, 3, "name: 'Ârland'", "name: 'Arland'"),
    "Chinese": ("name: {zh: 阿蘭, en: Dorland}", 7, 3, "name: '阿蘭'", "name: '阿兰'"),
    "alias": ("alias: {en: [Arland]}", 7, 3, "alias: 'Arland'", "name: 'Arland'"),
    "usual name": ("usualName: {en: [Arland]}", 7, 3, "usualName: 'Arland'", "name: 'Arland'"),
    "code": ("isoCode: [XA, XAB]", 7, 4, "isoCode: 'XA'", "isoCode: 'XA'"),
    "name that is a code": ("name: {zh: 多兰, en: Xaa}", 7, 4, "name: 'Xaa'", "isoCode: 'XAA'"),
}


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    return []


def problems(text: str) -> list[str]:
    Path("seeds/states.yaml").write_text(text, "utf-8")
    return list(map(str, read(Path("seeds"), Ontology(ONTOLOGY).vocabulary).problems))


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(("line", "at", "other", "mine", "its"), SHARED.values(), ids=SHARED)
def test_two_states_of_one_name_are_told_at_both_lines(
    line: str, at: int, other: int, mine: str, its: str
) -> None:
    found = problems(f"{ONE}- id: dorland\n  type: State\n  {line}\n")

    assert (
        f"seeds/states.yaml:{at}: {mine} names arland at seeds/states.yaml:{other} as well; "
        "a name is one state's"
    ) in found
    assert (
        f"seeds/states.yaml:{other}: {its} names dorland at seeds/states.yaml:{at} as well; "
        "a name is one state's"
    ) in found


@pytest.mark.usefixtures("told")
def test_other_things_may_be_called_alike() -> None:
    """A city and its province, a state and the arrangement named after it."""
    assert (
        problems(f"{ONE}- id: arland-city\n  type: Place\n  name: {{zh: 阿兰, en: Arland}}\n") == []
    )


def test_no_two_shipped_states_share_a_name() -> None:
    found = read(SEEDS, Ontology(ONTOLOGY).vocabulary).problems

    assert found == ()
