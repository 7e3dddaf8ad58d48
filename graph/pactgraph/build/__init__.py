"""The whole way from seeds to a folder of files."""
