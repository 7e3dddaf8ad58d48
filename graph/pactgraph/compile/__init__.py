"""Records → triples: context, rules, shapes, and the sources they come from."""
