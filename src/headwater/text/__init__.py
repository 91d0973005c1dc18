"""Ground that every stage stands on: words, sentences, numbers, languages, scripts, vectors."""
