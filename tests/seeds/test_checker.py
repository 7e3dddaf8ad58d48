from collections.abc import Callable
from pathlib import Path

import pytest

from pactgraph.compile.ontology import Ontology
from pactgraph.resources import ONTOLOGY
from pactgraph.seeds import Records, read

Reading = Callable[[str], Records]

DOCUMENT = "id: chronicle\ntype: Document\n"
ACTORS = "- {id: arland, type: State}\n- {id: borland, type: State}\n"
PACT = "id: pact\ntype: Agreement\n"


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """A function that reads a record named pact, beside two actors and a document."""
    monkeypatch.chdir(tmp_path)
    vocabulary = Ontology(ONTOLOGY).vocabulary
    Path("seeds").mkdir()
    Path("seeds/chronicle.yaml").write_text(DOCUMENT)
    Path("seeds/actors.yaml").write_text(ACTORS)

    def function(text: str) -> Records:
        Path("seeds/pact.yaml").write_text(text, "utf-8")
        return read(Path("seeds"), vocabulary)

    return function


def problems(records: Records) -> list[str]:
    return [str(problem).removeprefix("seeds/pact.yaml:") for problem in records.problems]


SOUND = """\
id: pact
type: Agreement
form: treaty
name: {zh: 条约, en: Pact}
alias: {en: [Treaty, NO]}
date: "1996/.."
openList: "true"
participations:
  - {actor: arland, role: signatory}
  - {actor: arland, role: party, date: "2000"}
  - {actor: arland, role: party, date: "2001", evidence: ["chronicle#1.2"]}
note: Read twice.
evidence: ["chronicle#1.1"]
"""


def test_a_sound_record_is_json_ld_with_minted_ids(reading: Reading) -> None:
    records = reading(SOUND)
    (pact,) = (record for record in records.records if record.id == "pact")

    assert problems(records) == []
    assert pact.data == {
        "id": "pact",
        "type": "Agreement",
        "form": "treaty",
        "name": {"zh": "条约", "en": "Pact"},
        "alias": {"en": ["Treaty", "NO"]},
        "date": "1996/..",
        "openList": "true",
        "participations": [
            {
                "id": "pact/arland-signatory",
                "type": "Participation",
                "actor": "arland",
                "role": "signatory",
            },
            {
                "id": "pact/arland-party-2000",
                "type": "Participation",
                "actor": "arland",
                "role": "party",
                "date": "2000",
            },
            {
                "id": "pact/arland-party-2001",
                "type": "Participation",
                "actor": "arland",
                "role": "party",
                "date": "2001",
                "evidence": ["chronicle#1.2"],
            },
        ],
        "note": "Read twice.",
        "evidence": ["chronicle#1.1"],
    }


def test_every_key_has_its_place(reading: Reading) -> None:
    positions = reading(SOUND).positions

    assert positions["pact", ""] == ("seeds/pact.yaml", 1)
    assert positions["pact", "evidence"] == ("seeds/pact.yaml", 13)
    assert positions["pact/arland-party-2001", ""] == ("seeds/pact.yaml", 11)
    assert positions["pact/arland-party-2001", "date"] == ("seeds/pact.yaml", 11)


BROKEN = {
    "unknown key": (
        "evidense: [x]",
        "3: evidense: there is no such key; did you mean 'evidence'?",
    ),
    "unknown key like no other": ("qqq: x", "3: qqq: there is no such key"),
    "key of another class": (
        "isoCode: [XA, XAA]",
        "3: isoCode: a record of type Agreement has no such key; it is for State",
    ),
    "concept": (
        "form: treatie",
        "3: form: there is no form 'treatie' in concepts.ttl; did you mean 'treaty'?",
    ),
    "concept of another scheme": (
        "form: signatory",
        "3: form: there is no form 'signatory' in concepts.ttl",
    ),
    "concept with a path": (
        "form: ../role/signatory",
        "3: form: there is no form '../role/signatory' in concepts.ttl",
    ),
    "dangling reference": (
        "under: [arlund]",
        "3: under: there is no record 'arlund'; did you mean 'arland' or 'borland'?",
    ),
    "reference with a space": (
        "under: [ar land]",
        "3: under: 'ar land' is no id of a record; expected a slug",
    ),
    "reference out of the graph": (
        "under: [../arland]",
        "3: under: '../arland' is no id of a record; expected a slug",
    ),
    "reference to an address": (
        "under: ['https://example.org/x']",
        "3: under: 'https://example.org/x' is no id of a record; expected a slug",
    ),
    "reference with an angle bracket": (
        "under: ['<arland>']",
        "3: under: '<arland>' is no id of a record; expected a slug",
    ),
    "no date": (
        "date: last May",
        "3: date: 'last May' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    ),
    "no day of the calendar": (
        'date: "1993-02-30"',
        "3: date: '1993-02-30' is no day of the calendar",
    ),
    "end before begin": ('date: "1996/1990"', "3: date: '1996/1990' ends before it begins"),
    "unquoted date set": (
        "date: [..1994]",
        '3: date: takes one value, not a list; quote a date set: "[..1994]"',
    ),
    "unquoted open date set": (
        "date: [1994..]",
        '3: date: takes one value, not a list; quote a date set: "[..1994]"',
    ),
    "no locator": (
        "evidence: [chronicle]",
        "3: evidence: 'chronicle' is no locator; write <document>#<paragraph>.<sentence>",
    ),
    "locator that begins at nought": (
        "evidence: ['chronicle#0.1']",
        "3: evidence: 'chronicle#0.1' is no locator; write <document>#<paragraph>.<sentence>",
    ),
    "locator of no document": (
        "evidence: ['chronicles#1.1']",
        (
            "3: evidence: there is no document 'chronicles' in documents.yaml; "
            "did you mean 'chronicle'?"
        ),
    ),
    "locator of another record": (
        "evidence: ['arland#1.1']",
        "3: evidence: there is no document 'arland' in documents.yaml",
    ),
    "unknown language": (
        "name: {zh: 约, fr: Pacte}",
        "3: name: 'fr' is no language of this graph; expected zh or en",
    ),
    "malformed language": (
        "name: {zh_CN: 约}",
        "3: name: 'zh_CN' is no language of this graph; expected zh or en",
    ),
    "name without a language": ("name: Pact", "3: name: takes words by language: {zh: …, en: …}"),
    "two names": (
        "name: {zh: [约, 条约]}",
        "3: name: takes one text for each language, not a list (zh)",
    ),
    "name in a mapping": (
        "name: {zh: {x: y}}",
        "3: name: takes a single text, not a mapping",
    ),
    "alias twice": ("alias: {en: [A, B, A]}", "3: alias: 'A' stands in the list twice"),
    "empty text": ('note: ""', "3: note: is empty; leave the key out"),
    "nothing": ("note:", "3: note: is empty; leave the key out"),
    "blank text": ('note: "  "', "3: note: is empty; leave the key out"),
    "spaces around": ('note: " x"', "3: note: ' x' has spaces around it"),
    "block text": ("note: |\n  x", "3: note: 'x\\n' has spaces around it"),
    "empty list": ("place: []", "3: place: is an empty list; leave the key out"),
    "empty item": ("place: ['']", "3: place: is empty; leave the key out"),
    "list for one": ("note: [a, b]", "3: note: takes one value, not a list"),
    "mapping for one": ("note: {a: b}", "3: note: takes a single text, not a mapping"),
    "mapping in a list": ("place: [{a: b}]", "3: place: takes a single text, not a mapping"),
    "no participations": (
        "participations: []",
        "3: participations: takes a list of {actor, role, …}",
    ),
    "participations as a mapping": (
        "participations: {actor: arland, role: party}",
        "3: participations: takes a list of {actor, role, …}",
    ),
    "participation as a text": (
        "participations: [arland]",
        "3: participations: takes a list of {actor, role, …}",
    ),
    "participation twice": (
        "participations:\n- {actor: arland, role: party}\n- {actor: arland, role: party}",
        "5: participations: the same actor stands here twice in one role",
    ),
    "mandates of an agreement": (
        "mandates:\n- {principal: arland}",
        (
            "3: mandates: a record of type Agreement has no such key; "
            "it is for Organization, Person, Territory"
        ),
    ),
    "role": (
        "participations:\n- {actor: arland, role: signatary}",
        "4: role: there is no role 'signatary' in concepts.ttl; did you mean 'signatory'?",
    ),
    "actor": (
        "participations:\n- {actor: Arland, role: party}",
        "4: actor: there is no record 'Arland'; did you mean 'arland' or 'borland'?",
    ),
    "two actors": (
        "participations:\n- {actor: [arland, borland], role: party}",
        "4: actor: takes one value, not a list",
    ),
    "key of a record in a participation": (
        "participations:\n- {actor: arland, role: party, place: [arland]}",
        (
            "4: place: a record of type Participation has no such key; "
            "it is for Arrangement, Observation"
        ),
    ),
    "id of a participation": (
        "participations:\n- {id: x, actor: arland, role: party}",
        "4: id: a participation has no such key; it is made of its others",
    ),
    "type of a participation": (
        "participations:\n- {type: State, actor: arland, role: party}",
        "4: type: a participation has no such key; it is made of its others",
    ),
}


@pytest.mark.parametrize(("line", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_broken_value_is_said_at_its_line(reading: Reading, line: str, problem: str) -> None:
    assert problems(reading(f"{PACT}{line}\n")) == [problem]


@pytest.mark.parametrize("line", [line for line, _ in BROKEN.values()], ids=BROKEN)
def test_what_is_broken_is_left_out_and_the_rest_is_kept(reading: Reading, line: str) -> None:
    records = reading(f"{PACT}{line}\nstatus: draft\n")
    (pact,) = (record for record in records.records if record.id == "pact")

    assert pact.data["status"] == "draft"
    assert {subject.partition("/")[0] for subject, _ in records.broken} == {"pact"}


RECORDS = {
    "unknown type": (
        "id: pact\ntype: Agrement\n",
        ["2: type: there is no type 'Agrement'; did you mean 'Agreement'?"],
    ),
    "type of a tie": (
        "id: pact\ntype: Participation\n",
        ["2: type: there is no type 'Participation'"],
    ),
    "type above those of records": (
        "id: pact\ntype: Actor\n",
        ["2: type: there is no type 'Actor'"],
    ),
    "two types": (
        "id: pact\ntype: [Agreement, Law]\n",
        ["2: type: takes a single text, not a list"],
    ),
    "no type": ("id: pact\n", ["1: the key 'type' is missing; every record has one"]),
    "no id": ("type: Agreement\n", ["1: the key 'id' is missing; expected id: pact"]),
    "id in capitals": (
        "id: Pact\ntype: Agreement\n",
        [
            (
                "1: id: 'Pact' is no slug; expected lower-case letters, digits and single hyphens, "
                "as in drug-control-mou-1993"
            ),
            "1: the id 'Pact' and the file name 'pact' differ",
        ],
    ),
    "id in a list": ("id: [pact]\ntype: Agreement\n", ["1: id: takes a single text, not a list"]),
    "id out of the graph": (
        "id: ../pact\ntype: Agreement\n",
        [
            (
                "1: id: '../pact' is no slug; expected lower-case letters, digits and single "
                "hyphens, as in drug-control-mou-1993"
            ),
            "1: the id '../pact' and the file name 'pact' differ",
        ],
    ),
    "file name and id differ": (
        "id: treaty\ntype: Agreement\n",
        ["1: the id 'treaty' and the file name 'pact' differ"],
    ),
    "id of another record": (
        "- {id: arland, type: State}\n",
        ["1: the id 'arland' is that of the record at seeds/actors.yaml:1"],
    ),
    "list item without id": (
        "- {type: State}\n",
        ["1: the key 'id' is missing; every record has one"],
    ),
    "text": ("pact\n", ["1: is no record; a record is a mapping of keys to values"]),
    "list of texts": ("- pact\n", ["1: is no record; a record is a mapping of keys to values"]),
    "empty list": ("[]\n", ["1: is an empty list; records were expected"]),
    "empty mapping": (
        "{}\n",
        [
            "1: the key 'id' is missing; expected id: pact",
            "1: the key 'type' is missing; every record has one",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), RECORDS.values(), ids=RECORDS)
def test_a_record_has_one_type_and_one_id_of_its_own(
    reading: Reading, text: str, expected: list[str]
) -> None:
    assert problems(reading(text)) == expected


REFUSED_BY_YAML = {
    "value": "note: *x\n",
    "name": "name: {zh: *x, en: Pact}\n",
    "list item": "place: [*x]\n",
    "list": "place: *x\n",
    "names": "name: *x\n",
    "ties": "participations: *x\n",
    "tie": "participations: [*x]\n",
    "actor": "participations: [{actor: *x, role: party}]\n",
    "type": "",
}


@pytest.mark.parametrize("line", REFUSED_BY_YAML.values(), ids=REFUSED_BY_YAML)
def test_what_yaml_refused_is_said_once(reading: Reading, line: str) -> None:
    text = f"{PACT}{line}" if line else "id: pact\ntype: *x\n"

    assert problems(reading(text)) == [
        f"{3 if line else 2}: the alias *x repeats a value; write the value out"
    ]


def test_each_broken_item_of_a_list_stands_at_its_own_line(reading: Reading) -> None:
    text = f"{PACT}under:\n  - arlund\n  - arland\n  - bor land\n"

    assert problems(reading(text)) == [
        "4: under: there is no record 'arlund'; did you mean 'arland' or 'borland'?",
        "6: under: 'bor land' is no id of a record; expected a slug",
    ]


def test_ties_that_lack_their_actors_are_told_apart(reading: Reading) -> None:
    records = reading(f"{PACT}participations:\n- {{role: party}}\n- {{role: party}}\n")

    assert problems(records) == []
    assert records.positions["pact/1", ""] == ("seeds/pact.yaml", 4)
    assert records.positions["pact/2", ""] == ("seeds/pact.yaml", 5)


def test_a_document_is_named_as_its_file_is(reading: Reading) -> None:
    records = reading("- {id: 000_C9.v2, type: Document}\n- {id: 000_c9, type: Law}\n")

    assert problems(records) == [
        (
            "2: id: '000_c9' is no slug; expected lower-case letters, digits and single hyphens, "
            "as in drug-control-mou-1993"
        )
    ]


NO_NAMES = {
    "punctuation": (
        "name: {zh: …, en: Pact}",
        "4: name: '…' is no name; it has neither letter nor digit",
    ),
    "dash": ("name: {zh: 约, en: '—'}", "4: name: '—' is no name; it has neither letter nor digit"),
    "symbol": ("name: {zh: 约, en: ★}", "4: name: '★' is no name; it has neither letter nor digit"),
    "alias": ("alias: {en: ['?']}", "4: alias: '?' is no name; it has neither letter nor digit"),
    "usual name": (
        "usualName: {zh: [“”]}",
        "4: usualName: '“”' is no name; it has neither letter nor digit",
    ),
    "line break": (
        'name: {zh: "条\\n约", en: Pact}',
        r"4: name: '条\n约' has a line break or a tab in it; write spaces",
    ),
    "tab": (
        'name: {zh: 约, en: "A\\tPact"}',
        r"4: name: 'A\tPact' has a line break or a tab in it; write spaces",
    ),
}


@pytest.mark.parametrize(("line", "message"), NO_NAMES.values(), ids=NO_NAMES)
def test_what_no_one_could_read_is_no_name(reading: Reading, line: str, message: str) -> None:
    assert problems(reading(f"{PACT}form: treaty\n{line}\n")) == [message]


def test_a_note_may_have_lines(reading: Reading) -> None:
    assert problems(reading(f"{PACT}note: |-\n  One.\n  Two.\n")) == []
