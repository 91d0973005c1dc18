"""How the tables came to be what they are: append-only, never edited once released."""
