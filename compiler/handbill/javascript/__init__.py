"""JavaScript as a tree: what *read* has to know of a shop's scripts and what *emit* joins."""
