"""Measures: pure functions over a NetworkX graph or a scipy.sparse incidence, with their sources.

A graph is two-mode where its nodes carry `bipartite`: 0 for actors, 1 for arrangements. An edge
that carries `central=False` is a spoke: its arrangement is one hub's separate ties with each of the
others, and connects two actors only where one of their edges is central.
"""
