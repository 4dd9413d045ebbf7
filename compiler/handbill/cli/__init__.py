"""The command line. One small file a command; each imports what it works with only when it runs."""

from handbill.cli.entry import main

__all__ = ["main"]
