"""What a template of a shop may take. Those that ship take a thousandth of it."""

SECONDS = 2
"""Of the processor, for one rendering."""
MEMORY = 256 * 1024 * 1024
"""Bytes beyond what the process has when it begins."""
PATIENCE = 60
"""Seconds of the clock without an answer: a machine with much to do is no fault of a template's."""
READY = b"ready\n"
