"""A small world of invented documents and the records read from them."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from pactgraph.compile.ontology import Ontology
from pactgraph.compile.sources import Sources
from pactgraph.evidence.coverage.accounts import Coverage, coverage
from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.evidence.verify.verification import Verification, verify
from pactgraph.resources import ONTOLOGY

CHINESE = """甲乙合作简况

2001年5月,甲国与乙国在丙城签署《边境禁毒协定》。两国当年联合缴获海洛因近10吨,抓获5名嫌疑人。
2003年,甲国禁毒局派员参加“清源”行动(1)。
"""
ENGLISH = """In May 2001 Aland and Beland signed the Border Agreement on Drug Control at Cetown.
More than 62,689.41 tonnes were notified in 2003.
"""
DOCUMENTS = """- id: talks
  type: Document
  form: article
  name: {{zh: 甲乙合作简况, en: Talks}}
  file: talks.txt
  sha256: "{zh}"
  language: zh

- id: talks-en
  type: Document
  form: article
  name: {{zh: 会谈, en: Talks in English}}
  file: talks-en.txt
  sha256: "{en}"
  language: en
"""
RECORDS = """- id: aland
  type: State
  name: {zh: 甲国, en: Aland}
  isoCode: [XA, XAA]
  evidence: ["talks#2.1"]

- id: aland-bureau
  type: Agency
  name: {zh: 甲国禁毒局, en: Drug Bureau of Aland}
  actsFor: aland
  evidence: ["talks#3.1"]

- id: beland
  type: State
  name: {zh: 乙国, en: Beland}
  isoCode: [XB, XBB]
  evidence: ["talks#2.1"]

- id: border-agreement
  type: Agreement
  name: {zh: 边境禁毒协定, en: Border Agreement on Drug Control}
  date: "2001-05"
  place: [cetown]
  topic: [drug-control-cooperation]
  participations:
    - {actor: aland, role: signatory}
    - {actor: beland, role: signatory}
  evidence: ["talks#2.1", "talks-en#1.1"]

- id: cetown
  type: Place
  name: {zh: 丙城, en: Cetown}
  evidence: ["talks#2.1"]

- id: clean-source
  type: Operation
  name: {zh: 清源, en: Clean Source}
  date: "2003"
  topic: [law-enforcement]
  participations:
    - {actor: aland-bureau, role: participant}
  evidence: ["talks#3.1"]

- id: heroin-seized
  type: Observation
  name: {zh: 缴获海洛因, en: Heroin seized}
  about: [border-agreement]
  measure: seized
  comparator: nearly
  value: "10"
  unit: 吨
  standardValue: "10000"
  standardUnit: kg
  period: "2001"
  printedDate: [当年]
  certainty: entailed
  note: The year is that of the signing.
  evidence: ["talks#2.1", "talks#2.2"]
"""


@dataclass(frozen=True)
class World:
    """Folders of seeds and of documents that a test may change."""

    seeds: Path
    documents: Path

    def verify(self) -> Verification:
        return verify(Sources.at(self.seeds), self.documents)

    def coverage(self, name: str = "talks.txt") -> Coverage:
        return coverage(Sources.at(self.seeds), self.documents / name)

    def change(self, old: str, new: str, name: str = "things.yaml") -> None:
        path = self.seeds / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def edit(self, change: Callable[[str], str], name: str = "talks.txt") -> None:
        path = self.documents / name
        path.write_text(change(path.read_text("utf-8")), "utf-8")


@pytest.fixture
def world(tmp_path: Path) -> World:
    seeds, documents = tmp_path / "seeds", tmp_path / "documents"
    seeds.mkdir()
    documents.mkdir()
    (documents / "talks.txt").write_bytes(CHINESE.encode())
    (documents / "talks-en.txt").write_bytes(ENGLISH.encode())
    digests = {
        name: sha256(text.encode()).hexdigest() for name, text in (("zh", CHINESE), ("en", ENGLISH))
    }
    (seeds / "documents.yaml").write_text(DOCUMENTS.format(**digests), "utf-8")
    (seeds / "things.yaml").write_text(RECORDS, "utf-8")
    return World(seeds, documents)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.of(Ontology(ONTOLOGY))
