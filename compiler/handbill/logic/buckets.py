"""Which bucket of an experiment a visitor falls into: what runtime_js/core/variants.js works out, for whoever analyses."""

from handbill.model.experiment import WHOLE

_BASIS, _PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


def fnv(text: str) -> int:
    """Return the 32-bit FNV-1a hash of a text's UTF-8 bytes."""
    found = _BASIS
    for byte in text.encode():
        found = (found ^ byte) * _PRIME & _MASK
    return found


def bucket(seed: str, visitor: str) -> int:
    """Return a number from 0 to 9,999. The second round spreads what differs in the last characters alone."""
    return fnv(str(fnv(f"{seed} {visitor}"))) % WHOLE
