"""The graph in the hand: asking, measuring, and finding which graph that is."""
