"""The measures of a graph in the hand.

What is heavy is imported inside the methods that need it, so that asking stays light.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pactgraph.analysis.centrality import DEFAULT
from pactgraph.answers.resolve import resolve
from pactgraph.answers.window import Day, Window
from pactgraph.store.engines import Store
from pactgraph.values.terms import ACTOR_KINDS, Kinds

if TYPE_CHECKING:
    import networkx as nx

    from pactgraph.analysis.backbone import Backbone
    from pactgraph.analysis.bridges import Bridges
    from pactgraph.analysis.brokerage import Brokerage
    from pactgraph.analysis.communities import Communities
    from pactgraph.analysis.declaration import Of
    from pactgraph.analysis.evolution import Evolution
    from pactgraph.analysis.hops import Paths
    from pactgraph.analysis.matrix import Matrix
    from pactgraph.analysis.paths import By
    from pactgraph.analysis.ranking import Ranking


class Measures:
    """What can be measured of a graph.

    All methods take `kinds` (kinds of arrangement to count; all but organizations unless given),
    and `at` or `until` (a year, month or day at which the ties were in force, or by whose end they
    had begun), and raise UsageError where arguments do not go together. Each answer has
    `to_rows(lang)`.
    """

    store: Store

    def _drawn(
        self,
        kind: str,
        kinds: Kinds,
        at: Day | None,
        until: Day | None,
    ) -> "nx.Graph[str]":
        from pactgraph.network import network  # noqa: PLC0415  # networkx

        return network(self.store, kind, kinds=kinds, window=Window.of(at=at, until=until))

    def ids(self, names: str | Sequence[str]) -> list[str]:
        """Return the ids of one actor or several, by id, ISO code, name or alias.

        Raises:
            NamingError: A name stands for no actor, or for several.
        """
        given = [names] if isinstance(names, str) else names
        return [thing.id for thing in resolve(self.store, given, ACTOR_KINDS)]

    def rank(  # noqa: PLR0913  # each is an option of the command
        self,
        measure: str = DEFAULT,
        *,
        of: "Of" = "actors",
        network: str = "state-arrangement",
        ranges: bool = True,
        kinds: Kinds = (),
        at: Day | None = None,
        until: Day | None = None,
    ) -> "Ranking":
        """Return actors or arrangements ranked by a measure of the two-mode network.

        Args:
            measure: The name of a measure; `pactgraph rank --help` lists them.
            of: `actors` or `arrangements`.
            network: `state-arrangement` or `actor-arrangement`.
            ranges: Whether to give the ranks found when each source and arrangement is left out.
            kinds: See `Measures`.
            at: See `Measures`.
            until: See `Measures`.
        """
        from pactgraph.analysis.ranking import ranking  # noqa: PLC0415  # heavy

        return ranking(self._drawn(network, kinds, at, until), measure, of=of, ranges=ranges)

    def matrix(
        self, *, kinds: Kinds = (), at: Day | None = None, until: Day | None = None
    ) -> "Matrix":
        """Return state × state: how many arrangements connect each two, and which."""
        from pactgraph.analysis.matrix import matrix  # noqa: PLC0415  # heavy

        return matrix(self._drawn("state-arrangement", kinds, at, until))

    def bridges(
        self,
        *,
        of: "Of" = "arrangements",
        kinds: Kinds = (),
        at: Day | None = None,
        until: Day | None = None,
    ) -> "Bridges":
        """Return the arrangements, or the states, whose loss some pairs of states would feel."""
        from pactgraph.analysis.bridges import bridges  # noqa: PLC0415  # heavy

        return bridges(self._drawn("state-arrangement", kinds, at, until), of=of)

    def steiner(
        self,
        *states: str,
        kinds: Kinds = (),
        at: Day | None = None,
        until: Day | None = None,
    ) -> list[str]:
        """Return the ids of a smallest set of arrangements that keeps states connected.

        Args:
            states: Whom to keep connected; all states that anything connects, unless given.
            kinds: See `Measures`.
            at: See `Measures`.
            until: See `Measures`.

        Raises:
            NamingError: A name stands for no actor, or for several.
            UsageError: One is not in the network, or nothing connects them even now.
        """
        from pactgraph.analysis.steiner import steiner  # noqa: PLC0415  # heavy

        return steiner(self._drawn("state-arrangement", kinds, at, until), self.ids(states))

    def path(  # noqa: PLR0913  # each is an option of the command
        self,
        a: str,
        b: str,
        *,
        by: "By" = "shortest",
        most: int = 3,
        kinds: Kinds = (),
        at: Day | None = None,
        until: Day | None = None,
    ) -> "Paths":
        """Return the best chains of arrangements between two actors.

        Args:
            a: One actor.
            b: The other.
            by: `shortest` or `rarest`.
            most: How many chains.
            kinds: See `Measures`.
            at: See `Measures`.
            until: See `Measures`.
        """
        from pactgraph.analysis.paths import paths  # noqa: PLC0415  # heavy

        # Of all actors: an end may be a body, and a chain may lead through an organization.
        graph = self._drawn("actor-arrangement", kinds, at, until)
        return paths(graph, *self.ids([a, b]), by=by, most=most)

    def communities(
        self, *, kinds: Kinds = (), at: Day | None = None, until: Day | None = None
    ) -> "Communities":
        """Return groups of states that share more with one another than with others."""
        from pactgraph.analysis.communities import communities  # noqa: PLC0415  # heavy

        return communities(self._drawn("state-arrangement", kinds, at, until))

    def evolution(
        self,
        measure: str = DEFAULT,
        *actors: str,
        in_force: bool = False,
        kinds: Kinds = (),
    ) -> "Evolution":
        """Return a measure year by year.

        Args:
            measure: As for `rank`.
            actors: Whose values to show; the five states that lead at the end, unless given.
            in_force: Whether a year has only what was in force in it, not all that had begun.
            kinds: See `Measures`.
        """
        from pactgraph.analysis.evolution import evolution  # noqa: PLC0415  # heavy

        # First, so that an unknown name is refused before any year is drawn.
        shown = self.ids(actors)
        return evolution(self._years(kinds, in_force=in_force), measure, shown=shown)

    def _years(self, kinds: Kinds, *, in_force: bool) -> "Iterator[tuple[int, nx.Graph[str]]]":
        from pactgraph.network import Affiliations  # noqa: PLC0415  # networkx

        ties = Affiliations(self.store, "state-arrangement", kinds=kinds)
        for year in ties.years():
            moment = {"at" if in_force else "until": f"{year:04}"}
            yield year, ties.network(Window.of(**moment))

    def brokerage(
        self,
        groups: Mapping[str, str] | None = None,
        *,
        kinds: Kinds = (),
        at: Day | None = None,
        until: Day | None = None,
    ) -> "Brokerage":
        """Return the states that stand between others, and in what role between regions.

        Args:
            groups: The group of each state by id; the regions of UN M49, unless given.
            kinds: See `Measures`.
            at: See `Measures`.
            until: See `Measures`.
        """
        from pactgraph.analysis.brokerage import brokerage  # noqa: PLC0415  # heavy

        return brokerage(self._drawn("state-arrangement", kinds, at, until), groups)

    def backbone(
        self,
        level: float = 0.05,
        *,
        kinds: Kinds = (),
        at: Day | None = None,
        until: Day | None = None,
    ) -> "Backbone":
        """Return the ties between states, tested against chance.

        Args:
            level: The share of false finds to put up with.
            kinds: See `Measures`.
            at: See `Measures`.
            until: See `Measures`.
        """
        from pactgraph.analysis.backbone import backbone  # noqa: PLC0415  # heavy

        return backbone(self._drawn("state-arrangement", kinds, at, until), level)
