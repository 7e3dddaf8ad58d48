"""YAML files → records with positions: every problem found, nothing lost without a word."""

from pactgraph.seeds.checker import Record
from pactgraph.seeds.reader import Records, read
from pactgraph.seeds.vocabulary import Key, Vocabulary

__all__ = ["Key", "Record", "Records", "Vocabulary", "read"]
