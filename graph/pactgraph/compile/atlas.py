"""The table of countries as triples, which the rules are told and no store holds."""

from functools import cache

import pyoxigraph as ox

from pactgraph.values.names.countries import all_countries, named
from pactgraph.values.terms import PACT

#: What the ontology says of a property whose values are the codes of ISO 3166-1.
COUNTRY_CODE = "urn:iso:std:iso:3166:-1"
_ISO_CODE = ox.NamedNode(PACT + "isoCode")
_USUAL_NAME = ox.NamedNode(PACT + "usualName")


@cache
def names_of_countries() -> frozenset[ox.Triple]:
    """Return the names by which people know each country, less those that several share."""
    return frozenset(
        # By alpha-3: of alpha-2, CS was Czechoslovakia's first, then that of Serbia and Montenegro.
        ox.Triple(ox.NamedNode(COUNTRY_CODE + ":" + country.codes[-1]), property_, literal)
        for country in all_countries()
        if country.codes
        for property_, literal in (
            *((_ISO_CODE, ox.Literal(code)) for code in country.codes),
            *(
                (_USUAL_NAME, ox.Literal(name, language=language))
                for language, names in (("en", country.en), ("zh", country.zh))
                for name in names
                if named(name) == (country,)
            ),
        )
    )
