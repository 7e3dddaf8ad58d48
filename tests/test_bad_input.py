"""Bad input, end to end: each problem at file:line, all in one run, nothing half-written."""

import csv
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from tests.places import SMALL
from tests.said import complaints

from pactgraph.cli import main
from pactgraph.resources import ONTOLOGY
from pactgraph.values.csvtext import guarded
from pactgraph.values.terms import ID

Run = Callable[..., "subprocess.CompletedProcess[str]"]

TREATY = "agreements/river-treaty-1990.yaml"
LIAISON = "mechanisms/liaison.yaml"
LAW = "laws/river-law.yaml"
FIGURE = "observations.yaml"
BOMB = "\n".join(
    ["a0: &a0 [boom, boom]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 4))]
)


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small world in the folder where commands are run, to be broken."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, "seeds")
    return Path("seeds")


def pactgraph(*args: str) -> Result:
    """Run a command in this process; a traceback would be an error of the test."""
    return CliRunner().invoke(main, args, catch_exceptions=False)


def put(path: Path, old: str, new: str) -> None:
    """Replace words in a file, which must be there; or make a file."""
    text = path.read_text("utf-8") if path.exists() else ""
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else new, "utf-8")


def everything(folder: Path) -> dict[str, bytes]:
    """Return what lies below a folder, but for the locks of builds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
        if path.suffix != ".lock"
    }


REASON = "…"  # stands for the reason that a library or the system gives, in words of its own


def refused(*problems: str) -> str:
    count = f"{len(problems)} problem{'s' * (len(problems) != 1)}; nothing was written"
    return "".join(f"{line}\n" for line in [*(f"seeds/{p}" for p in problems), count])


def ours(text: str) -> str:
    """Return complaints without the reasons that are not ours to word."""
    return re.sub(r"(is no YAML|cannot be read): .+", rf"\1: {REASON}", complaints(text))


BROKEN: dict[str, tuple[str, str, str, list[str]]] = {
    "malformed YAML": (
        TREATY,
        "topic: [law-enforcement]",
        "topic: [law-enforcement",
        [f"{TREATY}:8: is no YAML: {REASON}"],
    ),
    "duplicate key": (
        TREATY,
        "form: treaty\n",
        "form: treaty\nform: protocol\n",
        [f"{TREATY}:4: the key 'form' stands on line 3 already"],
    ),
    "unknown key": (
        TREATY,
        "topic:",
        "topics:",
        [f"{TREATY}:7: topics: there is no such key; did you mean 'topic'?"],
    ),
    "unknown type": (
        TREATY,
        "type: Agreement",
        "type: Covenant",
        [f"{TREATY}:2: type: there is no type 'Covenant'; did you mean 'Event'?"],
    ),
    "type misspelt by one letter": (
        TREATY,
        "type: Agreement",
        "type: Agrement",
        [f"{TREATY}:2: type: there is no type 'Agrement'; did you mean 'Agreement'?"],
    ),
    "role misspelt by one letter": (
        TREATY,
        "{actor: borland, role: signatory}",
        "{actor: borland, role: signatary}",
        [
            (
                f"{TREATY}:10: role: there is no role 'signatary' in concepts.ttl; "
                "did you mean 'signatory'?"
            )
        ],
    ),
    "unknown role": (
        TREATY,
        "{actor: borland, role: signatory}",
        "{actor: borland, role: qqq}",
        [f"{TREATY}:10: role: there is no role 'qqq' in concepts.ttl"],
    ),
    "unknown concept": (
        TREATY,
        "topic: [law-enforcement]",
        "topic: [law-enforcment]",
        [
            (
                f"{TREATY}:7: topic: there is no topic 'law-enforcment' in concepts.ttl; "
                "did you mean 'law-enforcement'?"
            )
        ],
    ),
    "dangling reference": (
        LAW,
        "about: [arland]",
        "about: [arlund]",
        [
            (
                f"{LAW}:7: about: there is no record 'arlund'; "
                "did you mean 'arland' or 'eorland' or 'dorland'?"
            )
        ],
    ),
    "reference with a space": (
        LAW,
        "about: [arland]",
        "about: [ar land]",
        [f"{LAW}:7: about: 'ar land' is no id of a record; expected a slug"],
    ),
    "two records of one id": (
        "operations/twin/sweep.yaml",
        "",
        "id: sweep\ntype: Operation\n",
        [
            (
                "operations/twin/sweep.yaml:1: the id 'sweep' is that of the record at "
                "seeds/operations/sweep.yaml:1"
            )
        ],
    ),
    "file name and id differ": (
        LAW,
        "id: river-law",
        "id: river-act",
        [f"{LAW}:1: the id 'river-act' and the file name 'river-law' differ"],
    ),
    "missing name in English": (
        LAW,
        "name: {zh: 河流法, en: River Law}",
        "name: {zh: 河流法}",
        [f"{LAW}:4: name: the name in en is missing; write name: {{zh: …, en: …}}"],
    ),
    "missing name in Chinese": (
        LAW,
        "name: {zh: 河流法, en: River Law}",
        "name: {en: River Law}",
        [f"{LAW}:4: name: the name in zh is missing; write name: {{zh: …, en: …}}"],
    ),
    "unknown language": (
        LAW,
        "name: {zh: 河流法, en: River Law}",
        "name: {zh: 河流法, en: River Law, xx: Y}",
        [f"{LAW}:4: name: 'xx' is no language of this graph; expected zh or en"],
    ),
    "no EDTF date": (
        LAW,
        '"2001-03-01"',
        "March 2001",
        [
            (
                f"{LAW}:6: date: 'March 2001' is no EDTF date; "
                "write 1993, 1993-10, 1993-10-05 or 1993/1996"
            )
        ],
    ),
    "no day of the calendar": (
        LAW,
        '"2001-03-01"',
        '"2001-02-29"',
        [f"{LAW}:6: date: '2001-02-29' is no day of the calendar"],
    ),
    "end before begin": (
        LAW,
        '"2001-03-01"',
        '"2001/1999"',
        [f"{LAW}:6: date: '2001/1999' ends before it begins"],
    ),
    "unquoted date set": (
        LAW,
        '"2001-03-01"',
        "[..2001]",
        [f'{LAW}:6: date: takes one value, not a list; quote a date set: "[..1994]"'],
    ),
    "number that is none": (
        FIGURE,
        'value: "180"',
        "value: about 180",
        [f"{FIGURE}:8: value: the value is no number; write digits, as in 62689.41"],
    ),
    "number in exponents": (
        FIGURE,
        'value: "180"',
        "value: 1.8e2",
        [f"{FIGURE}:8: value: the value is no number; write digits, as in 62689.41"],
    ),
    "not a number": (
        FIGURE,
        'value: "180"',
        "value: NaN",
        [f"{FIGURE}:8: value: the value is no number; write digits, as in 62689.41"],
    ),
    "negative quantity": (
        FIGURE,
        'value: "180"',
        'value: "-180"',
        [f"{FIGURE}:8: value: the value is negative"],
    ),
    "unitless quantity": (
        FIGURE,
        "  unit: kg\n",
        "",
        [f"{FIGURE}:1: unit: the figure has no unit; give the unit as printed"],
    ),
    "no locator": (
        LAW,
        "chronicle#7.2",
        "chronicle, p. 7",
        [
            (
                f"{LAW}:8: evidence: 'chronicle, p. 7' is no locator; "
                "write <document>#<paragraph>.<sentence>"
            )
        ],
    ),
    "locator of no document": (
        LAW,
        "chronicle#7.2",
        "chronicel#7.2",
        [
            (
                f"{LAW}:8: evidence: there is no document 'chronicel' in documents.yaml; "
                "did you mean 'chronicle'?"
            )
        ],
    ),
    "part of itself": (
        "places.yaml",
        "partOf: [borland]",
        "partOf: [port-city]",
        ["places.yaml:5: partOf: leads back to this record; break the cycle"],
    ),
    "participation without actor": (
        TREATY,
        "{actor: borland, role: signatory}",
        "{role: signatory}",
        [f"{TREATY}:10: actor: a participation names one actor"],
    ),
    "participation without role": (
        TREATY,
        "{actor: borland, role: signatory}",
        "{actor: borland}",
        [f"{TREATY}:10: role: a participation has one role"],
    ),
    "participation without source": (
        "operations/sweep.yaml",
        'evidence: ["chronicle#5.2"]\n',
        "",
        [
            (
                "operations/sweep.yaml:1: evidence: no passage says so; "
                "give evidence: [<document>#<paragraph>.<sentence>]"
            ),
            (
                "operations/sweep.yaml:6: evidence: a participation rests on a passage, "
                "its own or its record's; give evidence"
            ),
            (
                "operations/sweep.yaml:7: evidence: a participation rests on a passage, "
                "its own or its record's; give evidence"
            ),
        ],
    ),
    "bomb of aliases": (
        "laws/bomb.yaml",
        "",
        BOMB,
        [
            "laws/bomb.yaml:1: the key 'id' is missing; expected id: bomb",
            "laws/bomb.yaml:1: the key 'type' is missing; every record has one",
            *(
                f"laws/bomb.yaml:{i + 1}: the alias *a{i - 1} repeats a value; write the value out"
                for i in range(1, 4)
            ),
        ],
    ),
    "text of 50 MB": (
        LAW,
        "evidence:",
        f"note: {'a' * 50_000_000}\nevidence:",
        [f"{LAW}:1: is too long; a seeds file holds at most 4,000,000 bytes"],
    ),
    "long text": (
        LAW,
        "evidence:",
        f"note: {'a' * 20_001}\nevidence:",
        [f"{LAW}:8: a text of 20,001 characters; 20,000 at most"],
    ),
    "heap of brackets": (
        LAW,
        "evidence:",
        f"note: {'[' * 100_000}\nevidence:",
        [f"{LAW}:8: is nested more than 20 deep"],
    ),
    "empty file": (
        "laws/empty.yaml",
        "",
        "\n",
        ["laws/empty.yaml:1: is empty; a record was expected"],
    ),
    "two documents": (
        LAW,
        "evidence:",
        "---\nevidence:",
        [f"{LAW}:8: a second document begins; a file holds one"],
    ),
    "tag": (
        LAW,
        "type: Law",
        "type: !!python/object/apply:os.getcwd [Law]",
        [
            (
                f"{LAW}:2: the tag 'tag:yaml.org,2002:python/object/apply:os.getcwd' "
                "has no place in a record; remove it"
            ),
            f"{LAW}:2: type: takes a single text, not a list",
        ],
    ),
    "merge key": (
        LAW,
        "type: Law",
        "type: Law\n<<: *law",
        [
            f"{LAW}:3: <<: there is no such key",
            f"{LAW}:3: the alias *law repeats a value; write the value out",
        ],
    ),
    "NUL": (LAW, "River Law", "River\0Law", [f"{LAW}:4: holds the control character U+0000"]),
    "escape sequence": (
        LAW,
        "River Law",
        '"\\e[31mRiver Law"',
        [f"{LAW}:4: a text holds the control character U+001B"],
    ),
    "other suffix": (
        "laws/sea-law.yml",
        "",
        "id: sea-law\n",
        ["laws/sea-law.yml:1: is not read; name it .yaml"],
    ),
    "hub that takes no part": (
        LIAISON,
        "  - {actor: arland, role: participant}\n",
        "",
        [f"{LIAISON}:8: participations: the hub takes no part itself; add its participation"],
    ),
    "inferred without a note": (
        TREATY,
        "    note: Among the parties by 2000; no accession is told.\n",
        "",
        [f"{TREATY}:11: is not plainly stated, and no note says how the source was read"],
    ),
    "open list that is none": (
        LIAISON,
        'openList: "true"',
        'openList: "yes"',
        [(f'{LIAISON}:7: openList: is "true" where the source\'s list goes on, and else left out')],
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "problems"), BROKEN.values(), ids=BROKEN)
def test_bad_input_is_refused_with_its_place_and_nothing_is_written(  # noqa: PLR0913, PLR0917  # one a column
    seeds: Path, tmp_path: Path, file: str, old: str, new: str, problems: list[str]
) -> None:
    (seeds / file).parent.mkdir(parents=True, exist_ok=True)
    put(seeds / file, old, new)
    before = everything(tmp_path)

    result = pactgraph("build")

    assert ours(result.stderr) == refused(*problems)
    assert (result.exit_code, result.stdout) == (1, "")
    assert everything(tmp_path) == before


def test_other_bytes_than_utf_8_are_refused(seeds: Path) -> None:
    (seeds / LAW).write_bytes("id: river-law\ntype: Law\nname: {zh: 公约}\n".encode("gb18030"))

    result = pactgraph("check")

    assert complaints(result.stderr) == refused(
        f"{LAW}:3: is not UTF-8: byte 0xb9; save it as UTF-8"
    )
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "spell",
    [
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        pytest.param(lambda text: b"---\n" + text + b"...\n", marks=pytest.mark.long),
    ],
    ids=["BOM", "CRLF", "document marks"],
)
def test_harmless_spellings_give_the_same_graph(
    seeds: Path, spell: Callable[[bytes], bytes]
) -> None:
    pactgraph("build", "--out", "plain")
    for path in seeds.rglob("*.yaml"):
        path.write_bytes(spell(path.read_bytes()))

    assert pactgraph("build", "--out", "spelt").exit_code == 0
    assert Path("plain/pactgraph.nq").read_bytes() == Path("spelt/pactgraph.nq").read_bytes()


def test_an_empty_folder_is_refused(seeds: Path) -> None:
    shutil.rmtree(seeds)
    seeds.mkdir()

    result = pactgraph("check", "--seeds", "seeds")

    assert result.stderr.splitlines() == [
        "seeds:1: holds no records; expected <kind>/<id>.yaml",
        "1 problem; nothing was written",
    ]
    assert result.exit_code == 1


def test_a_folder_that_does_not_exist_is_refused(seeds: Path) -> None:
    shutil.rmtree(seeds)

    result = pactgraph("build", "--seeds", "seeds")

    assert result.stderr == "pactgraph: there is no folder seeds; expected a seeds folder\n"
    assert result.exit_code == 2


def test_links_that_lead_nowhere_and_in_circles_are_refused(seeds: Path) -> None:
    (seeds / "laws" / "loop.yaml").symlink_to("loop.yaml")
    (seeds / "laws" / "gone.yaml").symlink_to("nowhere.yaml")
    (seeds / "laws" / "up").symlink_to("..", target_is_directory=True)

    result = pactgraph("build")

    assert ours(result.stderr) == refused(
        f"laws/gone.yaml:1: cannot be read: {REASON}",
        f"laws/loop.yaml:1: cannot be read: {REASON}",
        "laws/up:1: is a link to a folder and is not followed",
    )
    assert result.exit_code == 1


def test_a_seeds_folder_that_is_a_circle_of_links_is_refused(seeds: Path) -> None:
    Path("loop").symlink_to("loop")

    result = pactgraph("check", "--seeds", "loop")

    assert result.stderr == "pactgraph: there is no folder loop; expected a seeds folder\n"
    assert (result.exit_code, seeds.is_dir()) == (2, True)


def test_a_cycle_is_told_at_each_of_its_members(seeds: Path) -> None:
    for name, whole in (
        ("river-treaty-1990", "sweep"),
        ("river-protocol-1995", "river-treaty-1990"),
    ):
        put(seeds / f"agreements/{name}.yaml", "editorial:", f"partOf: [{whole}]\neditorial:")
    put(seeds / "operations/sweep.yaml", "editorial:", "partOf: [river-treaty-1990]\neditorial:")

    result = pactgraph("check")

    message = "partOf: leads back to this record; break the cycle"
    assert complaints(result.stderr) == refused(
        f"{TREATY}:5: {message}", f"operations/sweep.yaml:4: {message}"
    )


def test_problems_of_reading_and_of_shapes_come_in_one_run_without_what_follows(
    seeds: Path,
) -> None:
    put(seeds / "states.yaml", "type: State\n  name: {zh: 阿兰", "type: Stat\n  name: {zh: 阿兰")
    put(seeds / "states.yaml", "[XB, XBB]", "[xb, XBB]")
    put(seeds / TREATY, '"chronicle#2.1"', "chronicle")
    put(seeds / LIAISON, "{actor: arland,", "{actor: arlund,")
    put(seeds / LAW, "name: {zh: 河流法, en: River Law}", "name: {zh: 河流法}")
    put(seeds / FIGURE, 'value: "180"', 'value: "-1"')
    put(seeds / "places.yaml", "partOf: [borland]", "partOf: [heroin]")
    put(seeds / "documents.yaml", "type: Document", "type: Documents")

    result = pactgraph("build")

    assert complaints(result.stderr) == refused(
        f"{TREATY}:17: evidence: 'chronicle' is no locator; "
        "write <document>#<paragraph>.<sentence>",
        "documents.yaml:2: type: there is no type 'Documents'; did you mean 'Document'?",
        f"{LAW}:4: name: the name in en is missing; write name: {{zh: …, en: …}}",
        f"{LIAISON}:9: actor: there is no record 'arlund'; "
        "did you mean 'arland' or 'eorland' or 'dorland'?",
        f"{FIGURE}:8: value: the value is negative",
        "places.yaml:5: partOf: the whole of a place is a place, a territory or a state",
        "states.yaml:2: type: there is no type 'Stat'; did you mean 'State'?",
        "states.yaml:12: isoCode: a state has its two ISO 3166-1 codes: isoCode: [CN, CHN]",
    )
    assert result.exit_code == 1


def test_a_failed_build_leaves_the_earlier_one_whole(seeds: Path) -> None:
    pactgraph("build")
    before = everything(Path("build"))
    put(seeds / LAW, "type: Law", "type: Lawn")

    result = pactgraph("build")

    assert result.exit_code == 1
    assert everything(Path("build")) == before


@pytest.mark.parametrize(
    "out", ["papers", "papers/letter.txt", "papers/letter.txt/x", "link", "loop"]
)
def test_a_foreign_place_is_refused_and_left_as_it_is(
    seeds: Path, tmp_path: Path, out: str
) -> None:
    Path("papers").mkdir()
    Path("papers/letter.txt").write_text("Dear Sir")
    Path("link").symlink_to("papers", target_is_directory=True)
    Path("loop").symlink_to("loop")
    before = everything(tmp_path)

    result = pactgraph("build", "--seeds", str(seeds), "--out", out)

    assert result.exit_code == 2
    said = complaints(result.stderr)
    assert re.fullmatch(rf"pactgraph: {out} (holds|is no|cannot be).+\n", said)
    assert everything(tmp_path) == before


def test_a_page_is_not_written_where_a_folder_is(seeds: Path) -> None:
    pactgraph("build")

    result = pactgraph("view", "--out", str(seeds))

    assert re.fullmatch("pactgraph: seeds is a folder; give the name of a file\n", result.stderr)
    assert result.exit_code == 2


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "end of script": "</script><img src=x onerror=alert(1)><!--",
    "quotes": '"It\'s" “so” `said`',
    "backslashes": "\\ \\n \\u0041 \\",
    "SPARQL": '"} ; DROP ALL ; SELECT * { ?s ?p "',
    "Turtle": '"@en . <https://example.org/x> a <y> ; "',
    "template": "${vis} $script {{ x }} %s {0}",
    "XML": "a & b &lt; ]]> <![CDATA[",
    "table": 'a | b, c; "d"',
    "formula": "=1+1",
    "markup": "[red]a[/red]",
}


@pytest.mark.parametrize("label", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_label_is_text_everywhere(seeds: Path, label: str) -> None:
    put(seeds / "states.yaml", "en: Arland", f"en: {json.dumps(label)}")
    assert pactgraph("build").exit_code == 0
    name = ox.Literal(label, language="en")
    arland = ox.NamedNode(f"{ID}arland")

    turtle = ox.parse(path=Path("build/pactgraph.ttl"))
    nquads = ox.parse(path=Path("build/pactgraph.nq"))
    jsonld = ox.parse(path=Path("build/pactgraph.jsonld"))
    assert all(
        name in {q.object for q in f if q.subject == arland} for f in (turtle, nquads, jsonld)
    )

    for network in ("gexf", "graphml"):
        tree = ET.parse(f"build/pactgraph.{network}")  # noqa: S314  # our own
        words = {text for node in tree.iter() for text in (node.text, *node.attrib.values())}
        assert label in words

    with Path("build/tables/parties.csv").open(newline="", encoding="utf-8") as table:
        assert guarded(label) in {row["name"] for row in csv.DictReader(table)}

    shown = json.loads(pactgraph("show", label, "--format", "json").stdout)
    assert (shown["id"], shown["name"]["en"]) == ("arland", label)
    assert pactgraph("connect", label, "borland").stdout.startswith(f"{label} – Borland")


@pytest.mark.long
@pytest.mark.parametrize("label", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_label_is_text_in_the_page(seeds: Path, label: str) -> None:
    put(seeds / "states.yaml", "en: Arland", f"en: {json.dumps(label)}")
    page = Path("network.html")
    assert pactgraph("build").exit_code == 0
    assert pactgraph("view").exit_code == 0
    text = page.read_text("utf-8")

    # JSON inside a script element ends at the first end tag, whatever string it stands in.
    embedded = re.findall(
        r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL
    )
    labels = {thing["names"]["en"] for data in embedded for thing in json.loads(data)["things"]}
    assert label in labels
    assert text == Path("build/network.html").read_text("utf-8")
    assert all("<" not in data for data in embedded)


MALFORMED = {
    "open group": (
        ("SELECT ?x WHERE {",),
        r"the query is no SPARQL: .+",
    ),
    "limit": (
        ("SELECT ?x WHERE { ?x a ?y } LIMIT x",),
        r"the query is no SPARQL: .+",
    ),
    "third line": (
        ("SELECT ?x\nWHERE {\n  ?x a ?y ?z }",),
        r"the query is no SPARQL: .+",
    ),
    "with a parameter": (
        ("SELECT ?x WHERE { ?x a ?y ?z }", "--param", "y=pact:State"),
        r"the query is no SPARQL: .+",
    ),
    "update": (("DELETE WHERE { ?s ?p ?o }",), r"the query is no SPARQL: .+"),
    "nothing": (("",), r"the query is no SPARQL: .+"),
    "unknown prefix": (
        ("SELECT ?x { ?x a foo:Bar }",),
        r"the query is no SPARQL: .+",
    ),
    "groups in groups": (
        ("SELECT * " + "{" * 20_000 + "}" * 20_000,),
        r"the query is nested more than 50 deep",
    ),
    "conditions in a row": (
        ("SELECT ?x { ?x a ?y FILTER(" + "?x = ?y || " * 20_000 + "?x = ?y) }",),
        r"the query joins more than 1,000 parts by operators; use VALUES or IN",
    ),
    "parameter without value": (
        ("parties", "--param", "agreement"),
        r"--param takes K=V, not 'agreement'",
    ),
    "parameter of no name": (("parties", "--param", "=x"), r"--param takes K=V, not '=x'"),
    "unknown parameter": (
        ("parties", "--param", "actor=arland"),
        r"parties has no parameter 'actor'; it has agreement, lang",
    ),
    "parameter that is no IRI": (
        ("SELECT ?x { ?x a ?y }", "--param", "y=<not an iri>"),
        r"--param y: 'not an iri' is no IRI: .+",
    ),
    "parameter that closes its term": (
        ("SELECT ?x { ?x a ?y }", "--param", "y=<https://e.org/> } #>"),
        r"--param y: 'https://e\.org/> } #' is no IRI: .+",
    ),
    "parameter without variable": (
        ("SELECT ?x { ?x a ?y }", "--param", "z=1"),
        r"the query has no variable \?z",
    ),
    "day that is none": (("in-force", "--param", "day=1999-6"), r"--param day: '1999-6' is no day"),
    "missing parameter": (("in-force",), r"in-force needs --param day=…"),
    "unknown question": (("partys",), r"there is no question 'partys'; .+"),
    "missing file": (("none.rq",), r"none\.rq cannot be read: .+"),
}


@pytest.mark.parametrize(("args", "message"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_question_is_refused_in_one_line(
    seeds: Path, args: tuple[str, ...], message: str
) -> None:
    pactgraph("build", "--seeds", str(seeds))

    result = pactgraph("query", *args)

    assert re.fullmatch(f"pactgraph: {message}\n", result.stderr)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_query_with_a_parameter_is_refused_as_it_is_without(seeds: Path) -> None:
    """What stands in the text as it was given is told of, not what a parameter added to it."""
    pactgraph("build", "--seeds", str(seeds))
    query = "SELECT ?x WHERE { ?x a ?y ?z }"

    plain, bound = pactgraph("query", query), pactgraph("query", query, "--param", "y=pact:State")

    assert plain.stderr == bound.stderr != ""


def test_a_parameter_of_text_stays_text(seeds: Path) -> None:
    pactgraph("build", "--seeds", str(seeds))
    evil = '" } UNION { ?x ?p ?name } #'

    result = pactgraph("query", "SELECT ?x { ?x skos:prefLabel ?name }", "--param", f"name={evil}")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "x\n", "no rows\n")


def test_questions_are_answered_while_the_seeds_are_broken(seeds: Path) -> None:
    pactgraph("build")
    (seeds / "laws" / "loop.yaml").symlink_to("loop.yaml")
    (seeds / "laws" / "gone.yaml").symlink_to("nowhere.yaml")
    put(seeds / LAW, "type: Law", "type: [")

    result = pactgraph("connect", "arland", "borland")

    assert result.exit_code == 0
    assert result.stdout.startswith("Arland – Borland: 5 arrangements")


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_process_ends_without_a_traceback(
    seeds: Path, tmp_path: Path, run: Run, command: str
) -> None:
    put(seeds / LAW, "evidence:", f"note: {'[' * 100_000}\nevidence:")
    put(seeds / FIGURE, 'value: "180"', "value: NaN")

    result = run(command, cwd=tmp_path)

    assert complaints(result.stderr) == refused(
        f"{LAW}:8: is nested more than 20 deep",
        f"{FIGURE}:8: value: the value is no number; write digits, as in 62689.41",
    )
    assert (result.returncode, result.stdout) == (1, "")


BAD_TERMS = {
    "a prefix that is not declared": (
        '{"@id": "nope:borders"}',
        "'nope:borders' is no prefix:name with a prefix that the context declares",
    ),
    "no prefix": (
        '{"@id": "borders"}',
        "'borders' is no prefix:name with a prefix that the context declares",
    ),
    "no name": (
        '{"@type": "@id"}',
        "None is no prefix:name with a prefix that the context declares",
    ),
    "a prefix that is a term": (
        '{"@id": "actor:x"}',
        "'actor:x' is no prefix:name with a prefix that the context declares",
    ),
    "a datatype of no prefix": (
        '{"@id": "pact:borders", "@type": "nope:date"}',
        "'nope:date' is no prefix:name with a prefix that the context declares",
    ),
    "the reverse of what nests nothing": (
        '{"@reverse": "pact:nothing"}',
        "https://w3id.org/pactgraph/ontology#nothing needs one schema:domainIncludes in pact.ttl",
    ),
}


@pytest.mark.parametrize(("term", "message"), BAD_TERMS.values(), ids=BAD_TERMS)
def test_a_term_of_one_s_own_context_that_means_nothing_is_told_with_its_line(
    seeds: Path, term: str, message: str
) -> None:
    ontology = Path(shutil.copytree(ONTOLOGY, seeds.parent / "ontology"))
    path = ontology / "context.jsonld"
    lines = path.read_text("utf-8").splitlines()
    (at,) = (i for i, line in enumerate(lines) if line.strip().startswith('"borders"'))
    lines[at] = f'    "borders": {term},'
    path.write_text("\n".join(lines), "utf-8")

    result = pactgraph("check")

    assert result.stderr == (
        f"ontology/context.jsonld:{at + 1}: borders: {message}\n1 problem; nothing was written\n"
    )
    assert result.exit_code == 1


def test_a_term_may_be_a_whole_iri(seeds: Path) -> None:
    ontology = Path(shutil.copytree(ONTOLOGY, seeds.parent / "ontology"))
    path = ontology / "context.jsonld"
    text = path.read_text("utf-8")
    whole = '"@id": "https://w3id.org/pactgraph/ontology#borders"'
    path.write_text(text.replace('"@id": "pact:borders"', whole), "utf-8")

    assert pactgraph("check").exit_code == 0
