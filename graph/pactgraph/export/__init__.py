"""The graph in the formats of the field, each the same bytes from run to run."""

from pactgraph.export.gexf_xml import gexf
from pactgraph.export.graphml_xml import graphml
from pactgraph.export.networks import FORMATS, exported
from pactgraph.export.triples import jsonld, nquads, turtle

__all__ = ["FORMATS", "exported", "gexf", "graphml", "jsonld", "nquads", "turtle"]
