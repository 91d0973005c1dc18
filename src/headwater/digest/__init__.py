"""Digests and reports: what to tell a reader, each sentence with its place, and the forms it is told in."""
