import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.errors import Problem
from pactgraph.seeds import yamlfile
from pactgraph.seeds.yamlfile import MAX_DEPTH, MAX_FILE, MAX_SCALAR, Node, YamlFile

Plain = str | list["Plain"] | dict[str, "Plain"] | None

# PyYAML without its C parser reads the same, and words some refusals otherwise.
LOADERS = {"C": yaml.CSafeLoader, "Python": yaml.SafeLoader}
both = pytest.mark.usefixtures("loader")


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the two parsers."""
    monkeypatch.setattr(yamlfile, "_LOADER", LOADERS[request.param])


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "x.yaml"


def plain(node: Node | None) -> Plain:
    """Return a node without its lines."""
    if node is None or node.value is None:
        return None
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    return [plain(item) for item in node.value] if isinstance(node.value, list) else node.value


def ours(problem: Problem) -> str:
    """Return a problem without the reason that the parser gives, in words of its own."""
    return re.sub(r"(is no YAML|cannot be read): .+", r"\1: …", str(problem))


def problems(path: Path, data: bytes | str) -> list[str]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(map(str, YamlFile(path).problems))


@pytest.mark.parametrize(
    "word", ["NO", "yes", "1993-10", "012", "1e3", "~", "null", "12:30", "0x1F", ".inf", "=", "<<"]
)
def test_every_scalar_is_the_string_it_is_written_as(path: Path, word: str) -> None:
    path.write_text(f"key: {word}\n")

    assert plain(YamlFile(path).root) == {"key": word}


def test_nodes_know_their_lines(path: Path) -> None:
    path.write_text("id: x\n\nname:\n  zh: 约\n  en: >\n    Pact\nevidence:\n  - a\n  - b\n")

    assert YamlFile(path).root == Node(
        1,
        {
            "id": Node(1, "x"),
            "name": Node(3, {"zh": Node(4, "约"), "en": Node(5, "Pact\n")}),
            "evidence": Node(7, [Node(8, "a"), Node(9, "b")]),
        },
    )


@both
@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfid: x\nname: y\n",
        b"id: x\r\nname: y\r\n",
        b"id: x\rname: y\r",
        b"---\nid: x\nname: y\n...\n",
        b"%YAML 1.1\n---\nid: x\nname: y\n",
        b"id: &anchor x\nname: y\n",
        b'{"id": "x", "name": "y"}',
        b"# a comment\nid: x # another\nname: 'y'\n",
    ],
    ids=["BOM", "CRLF", "CR", "document", "directive", "anchor", "JSON", "comments"],
)
def test_the_spelling_of_yaml_makes_no_difference(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    file = YamlFile(path)

    assert plain(file.root) == {"id": "x", "name": "y"}
    assert file.problems == []


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "1: is empty; a record was expected"),
    "blank": (b"\n \n", "1: is empty; a record was expected"),
    "comment": (b"# nothing yet\n", "1: is empty; a record was expected"),
    "open bracket": (b"id: x\nplace: [a\nname: b\n", "3: is no YAML: …"),
    "open quotation": (b'id: x\nname: "b\n', "3: is no YAML: …"),
    "tab": (b"id: x\nplace:\n\t- a\n", "3: is no YAML: …"),
    "two colons": (b"id: x: y\n", "1: is no YAML: …"),
    "latin-1": (b"id: x\nname: caf\xe9\n", "2: is not UTF-8: byte 0xe9; save it as UTF-8"),
    "GB 18030": (
        "id: x\nname: 公约\n".encode("gb18030"),
        "2: is not UTF-8: byte 0xb9; save it as UTF-8",
    ),
    "UTF-16": ("id: x".encode("utf-16"), "1: is not UTF-8: byte 0xff; save it as UTF-8"),
    "NUL": (b"id: x\nname: a\x00b\n", "2: holds the control character U+0000"),
    "escape": (b"id: x\nname: \x1b[31m\n", "2: holds the control character U+001B"),
    "noncharacter": ("id: \ufffe\n".encode(), "1: holds the control character U+FFFE"),
    "key of 1,100 letters": (b"id: x\n" + b"a" * 1100 + b": y\n", "2: is no YAML: …"),
    "version beyond numbers": (b"%YAML " + b"9" * 5000 + b".1\n---\nid: x\n", "1: is no YAML: …"),
    "character beyond Unicode": (b'id: x\nname: "\\U00110000"\n', "2: is no YAML: …"),
    "character beyond numbers": (b'id: x\nname: "\\UFFFFFFFF"\n', "2: is no YAML: …"),
    "tag that is no UTF-8": (b"id: x\nname: !%ff y\n", "2: is no YAML: …"),
    "tag of no handle": (b"id: x\nname: !e!x y\n", "2: is no YAML: …"),
    "two documents": (b"id: x\n---\nid: y\n", "2: a second document begins; a file holds one"),
    "other version": (b"%YAML 9.9\n---\nid: x\n", "1: is no YAML: …"),
}


@both
@pytest.mark.parametrize(("data", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_read_says_why_and_where(
    path: Path, data: bytes, problem: str
) -> None:
    path.write_bytes(data)
    file = YamlFile(path)

    assert file.root is None
    assert list(map(ours, file.problems)) == [f"x.yaml:{problem}"]


@both
def test_half_a_character_is_refused(path: Path) -> None:
    (problem,) = problems(path, 'id: "\\ud800"\n')

    assert problem.startswith("x.yaml:1: ")


REFUSED: dict[str, tuple[str, str, Plain]] = {
    "duplicate key": (
        "id: x\nname: a\nname: b\n",
        "3: the key 'name' stands on line 2 already",
        {"id": "x", "name": "a"},
    ),
    "duplicate key below": (
        "name: {zh: a, en: b, zh: c}\n",
        "1: the key 'zh' stands on line 1 already",
        {"name": {"zh": "a", "en": "b"}},
    ),
    "alias": (
        "a: &one [x]\nb: *one\n",
        "2: the alias *one repeats a value; write the value out",
        {"a": ["x"], "b": None},
    ),
    "alias of nothing": (
        "b: *one\n",
        "1: the alias *one repeats a value; write the value out",
        {"b": None},
    ),
    "alias of itself": (
        "&one [*one]\n",
        "1: the alias *one repeats a value; write the value out",
        [None],
    ),
    "alias as a key": (
        "a: &one x\n*one : y\n",
        "2: the alias *one repeats a value; write the value out",
        {"a": "x"},
    ),
    "merge key": (
        "a: &one {x: y}\nb:\n  <<: *one\n",
        "3: the alias *one repeats a value; write the value out",
        {"a": {"x": "y"}, "b": {"<<": None}},
    ),
    "tag": (
        "id: x\nvalue: !!int 4\n",
        "2: the tag 'tag:yaml.org,2002:int' has no place in a record; remove it",
        {"id": "x", "value": "4"},
    ),
    "tag on a key": (
        "!!str id: x\n",
        "1: the tag 'tag:yaml.org,2002:str' has no place in a record; remove it",
        {"id": "x"},
    ),
    "object": (
        "id: !!python/object/apply:os.system ['exit 1']\n",
        (
            "1: the tag 'tag:yaml.org,2002:python/object/apply:os.system' has no place in "
            "a record; remove it"
        ),
        {"id": ["exit 1"]},
    ),
    "list as a key": (
        "? [a, b]\n: c\nid: x\n",
        "1: a list or mapping stands where a key was expected",
        {"id": "x"},
    ),
    "escaped NUL": (
        'id: x\nname: "a\\0b"\n',
        "2: a text holds the control character U+0000",
        {"id": "x", "name": None},
    ),
    "long text": (
        f"id: x\nnote: {'a' * (MAX_SCALAR + 1)}\n",
        "2: a text of 20,001 characters; 20,000 at most",
        {"id": "x", "note": None},
    ),
}


@both
@pytest.mark.parametrize(("text", "problem", "rest"), REFUSED.values(), ids=REFUSED)
def test_a_value_that_is_refused_leaves_the_rest_readable(
    path: Path, text: str, problem: str, rest: Plain
) -> None:
    path.write_text(text)
    file = YamlFile(path)

    assert list(map(str, file.problems)) == [f"x.yaml:{problem}"]
    assert plain(file.root) == rest


def test_all_that_is_refused_in_a_file_is_said_at_once(path: Path) -> None:
    text = "a: !!int 1\na: 2\nb: &b x\nc: *b\n"

    assert problems(path, text) == [
        "x.yaml:1: the tag 'tag:yaml.org,2002:int' has no place in a record; remove it",
        "x.yaml:2: the key 'a' stands on line 1 already",
        "x.yaml:4: the alias *b repeats a value; write the value out",
    ]


def test_a_bomb_of_aliases_is_refused_without_going_off(path: Path) -> None:
    lines = ["a0: &a0 [boom, boom]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]

    found = problems(path, "\n".join(lines))

    assert len(found) == 29 * 9
    assert found[0] == "x.yaml:2: the alias *a0 repeats a value; write the value out"


HEAPS = {
    "brackets": "[" * 100_000,
    "closed brackets": "[" * 100_000 + "]" * 100_000,
    "brackets of a key": "a: " + "[" * 100_000 + "]" * 100_000,
    "braces": "{a: " * 100_000,
    "bare braces": "{" * 100_000,
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
    "keys in lists": "[? " * 100_000,
    "anchors": "[&a " * 100_000,
    "brackets that end wrongly": "[" * 30 + "@",
    "brackets that do not end": "[" * 21,
    "a text below the last level": "[" * 20 + "x" + "]" * 20,
    "all the parser allows": "[" * 1_000 + "]" * 1_000,
    "one more than the parser allows": "[" * 1_001 + "]" * 1_001,
}


@both
@pytest.mark.parametrize("text", HEAPS.values(), ids=HEAPS)
def test_a_heap_of_brackets_is_refused_before_a_parser_s_own_limit(path: Path, text: str) -> None:
    assert problems(path, text) == ["x.yaml:1: is nested more than 20 deep"]
    assert problems(path, f"id: x\n---\n{text}")[-1:] == [
        "x.yaml:2: a second document begins; a file holds one"
    ]


@both
def test_a_stair_of_keys_is_refused_on_the_line_of_the_first_step_too_deep(path: Path) -> None:
    stair = "\n".join(f"{'  ' * step}a:" for step in range(1_500))

    assert problems(path, stair) == ["x.yaml:20: is nested more than 20 deep"]
    assert problems(path, "-\n" * 5 + "- " * 1_500) == ["x.yaml:6: is nested more than 20 deep"]


@both
def test_brackets_in_a_text_are_no_nesting(path: Path) -> None:
    assert problems(path, f"a: |\n  {'[' * 5_000}\nb: '{'{' * 5_000}'\n# {'[' * 5_000}\n") == []


@both
def test_nesting_is_sound_to_the_last_level(path: Path) -> None:
    assert problems(path, "[" * MAX_DEPTH + "]" * MAX_DEPTH) == []


def test_a_file_of_50_mb_is_refused_unread(path: Path) -> None:
    assert problems(path, b"id: x\nnote: " + b"a" * 50_000_000) == [
        "x.yaml:1: is too long; a seeds file holds at most 4,000,000 bytes"
    ]
    assert YamlFile(path).lost == {"x"}


def test_a_file_may_be_as_long_as_the_limit(path: Path) -> None:
    assert problems(path, "id: x\n#".ljust(MAX_FILE)) == []


def test_a_broken_link_cannot_be_read(path: Path) -> None:
    path.symlink_to("nowhere.yaml")

    assert list(map(ours, YamlFile(path).problems)) == ["x.yaml:1: cannot be read: …"]


def test_a_link_to_itself_cannot_be_read(path: Path) -> None:
    path.symlink_to(path.name)

    assert list(map(ours, YamlFile(path).problems)) == ["x.yaml:1: cannot be read: …"]


def test_a_pipe_is_refused_and_not_waited_for(path: Path) -> None:
    os.mkfifo(path)

    assert list(map(str, YamlFile(path).problems)) == ["x.yaml:1: is no regular file"]


def test_the_ids_of_a_file_that_cannot_be_read_are_kept(path: Path) -> None:
    path.write_text('- id: arland\n  name: {zh: a\n- id: "borland"\n- {id: c-1, type: State}\n')

    assert YamlFile(path).lost == {"arland", "borland", "c-1"}


@pytest.mark.parametrize("parser", LOADERS)
@given(st.binary() | st.text("[]{}:-?&*!|>'\"#%@`\\U, \n\tab0~<=é约\x00\ufeff").map(str.encode))
def test_any_bytes_are_nodes_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, parser: str, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlfile, "_LOADER", LOADERS[parser])
        file = YamlFile(path)

    assert (file.root is None) <= bool(file.problems)
    assert all("\n" not in problem.message for problem in file.problems)


UNSEEN = {
    "zero-width space in a name": ("name: 中\u200b国", 2, "holds U+200B ZERO WIDTH SPACE, which"),
    "isolate in a name": ("name: \u2066China", 2, "holds U+2066 LEFT-TO-RIGHT ISOLATE, which"),
    "byte-order mark inside": (
        "name: a\n# \ufeff",
        3,
        "holds U+FEFF ZERO WIDTH NO-BREAK SPACE, which",
    ),
    "tag in a comment": (
        "# x\U000e0041\nname: a",
        2,
        "holds U+E0041 TAG LATIN CAPITAL LETTER A, which",
    ),
    "no-break space as indent": ("name:\n\u00a0 zh: a", 3, "holds U+00A0 NO-BREAK SPACE, which"),
    "blank letter": (
        "name: \u3164",
        2,
        "holds U+3164 HANGUL FILLER, which cannot be seen; remove it",
    ),
    "ideographic space": ("a: b\nc:\u3000d", 3, "holds U+3000 IDEOGRAPHIC SPACE, which"),
    "line separator": ("name: a\u2028b", 2, "holds the control character U+2028"),
    "next line": ("name: a\x85b", 2, "holds the control character U+0085"),
    "replacement": ("name: Soci\ufffdt", 2, "holds U+FFFD REPLACEMENT CHARACTER, which stands for"),
    "radical": (
        "name: ⼀",
        2,
        "holds U+2F00 KANGXI RADICAL ONE, which looks like another; write 一",
    ),
    "escape": (r'name: "a\u200b"', 2, "a text holds U+200B ZERO WIDTH SPACE, which cannot be seen"),
    "long escape": (r'name: "\U000E0041"', 2, "a text holds U+E0041 TAG LATIN CAPITAL LETTER A"),
    "escaped space": (
        r'name: "a\_b"',
        2,
        "a text holds U+00A0 NO-BREAK SPACE, which is another space",
    ),
    "escaped line": (r'name: "a\Lb"', 2, "a text holds the control character U+2028"),
    "accent apart": (
        "name: cafe\u0301",
        2,
        "a text holds e\u0301 in two characters; write é, U+00E9",
    ),
    "accent alone": (
        r'name: "\u0301"',
        2,
        "a text holds U+0301 COMBINING ACUTE ACCENT, which marks",
    ),
    "two scripts": (
        "name: \u0421hina",
        2,
        "a text holds '\u0421hina' mixes LATIN and CYRILLIC letters",
    ),
    "in a key": ("na\u200dme: a", 2, "holds U+200D ZERO WIDTH JOINER, which cannot be seen"),
}


@pytest.mark.parametrize(("text", "line", "message"), UNSEEN.values(), ids=UNSEEN)
def test_text_that_is_not_what_it_seems_is_told_once_at_its_line(
    path: Path, text: str, line: int, message: str
) -> None:
    told = [p for p in problems(path, f"id: x\n{text}\n") if "is no YAML" not in p]

    assert [p.startswith(f"x.yaml:{line}: {message}") for p in told] == [True]


def test_each_place_of_a_character_that_cannot_be_seen_is_told(path: Path) -> None:
    assert [p.split(",")[0] for p in problems(path, "a: \u200bx\nb: y\nc: \u200b\n")] == [
        "x.yaml:1: holds U+200B ZERO WIDTH SPACE",
        "x.yaml:3: holds U+200B ZERO WIDTH SPACE",
    ]
