"""The whole way from seeds to a folder of artefacts."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from pactgraph import export
from pactgraph.answers.questions import questions
from pactgraph.answers.things import literals
from pactgraph.build.folder import replacing
from pactgraph.build.tables import tables
from pactgraph.compile.ontology import Ontology, Triples
from pactgraph.compile.rdf import derive, quads, state
from pactgraph.compile.sources import GENERATOR, MANIFEST, MARKS, NQUADS, Sources
from pactgraph.compile.validation import validate
from pactgraph.errors import Problem, SeedsError, StoreError, notice, shown_path
from pactgraph.network import network
from pactgraph.seeds import Records, read
from pactgraph.store.cache import keep
from pactgraph.store.engines import Oxigraph, Quad, Store
from pactgraph.store.query import ask
from pactgraph.store.records import records
from pactgraph.values.terms import DERIVED, KEY, KINDS, STATED, VOCABULARY
from pactgraph.version import __version__
from pactgraph.view import page

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Compiled:
    """A graph made from seeds: records, and what is stated and derived."""

    records: Records
    ontology: Ontology
    stated: Triples
    derived: Triples

    @cached_property
    def quads(self) -> list[Quad]:
        """All triples, each in its named graph, in one order."""
        return [
            *quads(self.stated, STATED),
            *quads(self.derived, DERIVED),
            *quads(self.ontology.triples, VOCABULARY),
        ]

    @property
    def readable(self) -> Triples:
        """What a reader of one file needs, stated and derived: all but our keys for looking up."""
        return frozenset(t for t in self.stated | self.derived if t.predicate.value != KEY)

    def problems(self) -> list[Problem]:
        """Return all that the loader and the shapes find wrong, in the order of files and lines."""
        return [found for found in self._findings if not found.is_warning]

    def warnings(self) -> list[Problem]:
        """Return what a writer of sound records should know, in the order of files and lines."""
        return [found for found in self._findings if found.is_warning]

    @cached_property
    def _findings(self) -> list[Problem]:
        found = validate(self.records, self.stated | self.derived, self.ontology)
        return sorted({*self.records.problems, *found})


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build made."""

    seeds: str
    out: str
    things: dict[str, int]
    participations: int
    stated: int
    derived: int
    files: tuple[str, ...]
    store: Path | None  # none where the cache cannot be written to


def silent(_: str) -> None:
    """Say nothing of how far a build has got."""


def compile_seeds(sources: Sources) -> Compiled:
    """Return the graph of some seeds, sound or not; see `Compiled.problems`."""
    ontology = Ontology(sources.ontology)
    records = read(sources.seeds, ontology.vocabulary)
    stated = state(records, ontology)
    return Compiled(records, ontology, stated, derive(stated, ontology))


def checked(sources: Sources) -> Compiled:
    """Return the graph of sound seeds.

    Raises:
        SeedsError: The seeds hold problems; all of them are in it.
    """
    compiled = compile_seeds(sources)
    if problems := compiled.problems():
        raise SeedsError(problems)
    return compiled


def build(sources: Sources, out: Path, progress: Progress = silent) -> Summary:
    """Read, derive, validate, store, and write every artefact to a folder.

    Args:
        sources: The seeds and their ontology.
        out: The folder to make or to replace.
        progress: Told of each step.

    Raises:
        SeedsError: The seeds hold problems; nothing is written.
        OutputError: The folder is not ours to replace, or cannot be written.
    """
    progress("reading and checking the records")
    compiled = checked(sources)
    with replacing(out, *MARKS) as aside:
        progress("storing the graph")
        folder = _kept(sources.store_name(), compiled)
        # In memory, whether or not the cache could keep one.
        store = Oxigraph.of(compiled.quads)
        files = _artefacts(compiled, store, progress)
        counts = _counts(compiled, store)
        for path, data in files.items():
            (aside / path).parent.mkdir(exist_ok=True)
            (aside / path).write_bytes(data)
        (aside / MANIFEST).write_bytes(_manifest(sources, counts, files))
    return Summary(
        seeds="the shipped seeds" if sources.shipped else shown_path(sources.seeds),
        out=shown_path(out),
        files=tuple(sorted([*files, MANIFEST])),
        store=folder,
        **counts,
    )


def _kept(name: str, compiled: Compiled) -> Path | None:
    """Keep the store for the commands to come; a build is whole without it."""
    try:
        return keep(name, compiled.quads)
    except StoreError as error:
        notice(f"{error}. The build is whole; each command will make its graph in memory")
        return None


def _artefacts(compiled: Compiled, store: Store, progress: Progress) -> dict[str, bytes]:
    """Return the bytes of every file of a build but the manifest, by name."""
    progress("writing the graph")
    files = {
        "pactgraph.ttl": export.turtle(compiled.readable),
        NQUADS: export.nquads(compiled.quads),
        "pactgraph.jsonld": export.jsonld(compiled.records, compiled.ontology),
    }
    progress("drawing the network")
    whole = network(store, "whole")
    files |= {"pactgraph.gexf": export.gexf(whole), "pactgraph.graphml": export.graphml(whole)}
    files["network.html"] = page.page(store).encode()
    progress("writing the tables")
    for question in questions():
        if not any(parameter.required for parameter in question.parameters):
            language = {"lang": literals(["en"])} if question.has("lang") else {}
            rows = ask(store, question.text, language)
            files[f"tables/{question.name}.csv"] = rows.to_csv().encode()
    files |= {f"tables/{name}.csv": rows.to_csv().encode() for name, rows in tables(store)}
    return files


class _Count(NamedTuple):
    kind: str
    number: int


class _Total(NamedTuple):
    number: int


def _counts(compiled: Compiled, store: Store) -> dict[str, Any]:
    kinds = dict(records(store, "counts", _Count))
    (ties,) = records(store, "tie-count", _Total)
    return {
        "things": {name: kinds[name] for name in KINDS if name in kinds},
        "participations": ties.number,
        "stated": len(compiled.stated),
        "derived": len(compiled.derived),
    }


def _manifest(sources: Sources, counts: dict[str, Any], files: dict[str, bytes]) -> bytes:
    manifest = {
        "generator": GENERATOR,
        "version": __version__,
        "seeds": sources.fingerprint(),
        "store": sources.store_name(),
        **counts,
        "files": {name: sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
