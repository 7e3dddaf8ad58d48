"""The version, of the package, the ontology and the seeds alike."""

from typing import Final

__version__: Final = "0.1.0"
