"""What a command said, but for what only a slow machine shows."""


def complaints(text: str) -> str:
    """Return what stands on stderr without the progress that is told after a second."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.endswith(" …\n"))
