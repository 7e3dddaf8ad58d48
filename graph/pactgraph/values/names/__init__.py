"""Names as people type them, the characters they are made of, and the countries of the world."""
