"""Where the tests' own material lies."""

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
#: The seeds of the miniature world.
SMALL = TESTS / "worlds" / "small" / "seeds"
