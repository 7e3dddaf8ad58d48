"""Stubs of records for a new document."""
