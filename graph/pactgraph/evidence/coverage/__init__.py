"""What of a document is in no fact."""
