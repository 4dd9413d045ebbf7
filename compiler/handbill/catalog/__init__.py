"""One Entry per extension folder, from its manifest; a shop's folder takes the place of a shipped one of its name."""

from handbill.catalog.load import load

__all__ = ["load"]
