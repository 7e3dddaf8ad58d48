"""Is each fact in the passages it cites."""
