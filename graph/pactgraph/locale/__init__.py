"""What people read, by language: one catalogue a language, and the choice among labels."""
