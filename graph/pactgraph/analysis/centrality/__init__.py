"""The measures that rank, one a module that bears its name and declares itself as `MEASURE`.

Nothing else lists them: `pactgraph.analysis.registry` finds what is here. Each side of a two-mode
network is normalised by the most that its nodes can have, after S. P. Borgatti and M. G. Everett,
Network analysis of 2-mode data, Social Networks 19 (1997) 243-269, the formulas as S. P. Borgatti
and D. S. Halgin, Analyzing affiliation networks, The SAGE Handbook of Social Network Analysis
(2011) ch. 28. A graph whose nodes carry no `bipartite` is one-mode and is normalised as L. C.
Freeman, Centrality in social networks, Social Networks 1 (1979) 215-239. NetworkX defines the
numbers; rustworkx and scipy compute them where NetworkX is slow, and tests hold them equal.
"""

from typing import Final

#: The measure that is meant where none is named.
DEFAULT: Final = "degree"
