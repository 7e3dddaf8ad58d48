"""Measures: pure functions over a NetworkX graph or a scipy.sparse incidence, with their sources.

A graph is two-mode where its nodes carry `bipartite`: 0 for actors, 1 for the arms of arrangements,
in each of which every actor is connected with every other. An arm names its arrangement by `armOf`;
a node without it is an arrangement that is its own arm. What counts arrangements takes their arms
together (`network.arms`).

What ranks by one number a node is a measure of `centrality`, found by `registry`; what else can be
asked of a network has a module of its own here.
"""
