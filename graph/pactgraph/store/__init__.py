"""Where triples are kept and asked: engines, the cache, queries and the package's own lookups."""
