"""Which bucket of an experiment a visitor falls into: what runtime_js/core/variants.js works out, for whoever analyses."""

from collections.abc import Collection, Sequence

from handbill.model.experiment import WHOLE, Experiment, Share

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


def variant_of(experiment: Experiment, visitor: str, taken: Collection[str] = ()) -> str | None:
    """Return the variant that a visitor without one gets, None for who stays outside.

    `taken` are the experiments that the visitor has a variant of already.
    """
    share = experiment.share
    if share and (not _is_within(share, visitor) or any(other in taken for other in share.others)):
        return None
    place = bucket(experiment.salt, visitor)
    return next((v.name for v in experiment.variants if v.start <= place < v.until), None)


def divided(weights: Sequence[int], left: int = WHOLE, covered: int = WHOLE) -> tuple[tuple[int, int], ...]:
    """Return the buckets of each, the first and the one behind the last: they share `left` by weight.

    Each uses the first part of its share, as large as the coverage, so that no visitor changes sides when that does.
    """
    found: list[tuple[int, int]] = []
    for number in range(len(weights)):
        start, until = (left * sum(weights[: number + more]) // sum(weights) for more in (0, 1))
        found.append((start, start + (until - start) * covered // WHOLE))
    return tuple(found)


def outside(experiment: Experiment, visitor: str) -> str:
    """Say of a visitor who falls to no variant why that is."""
    share = experiment.share
    if share and not _is_within(share, visitor):
        place = bucket(share.seed, visitor)
        return f"the visitor is beyond its share of the namespace '{share.namespace}' (bucket {place:,} of 10,000)"
    return f"the visitor is not covered (bucket {bucket(experiment.salt, visitor):,} of 10,000)"


def _is_within(share: Share, visitor: str) -> bool:
    return share.start <= bucket(share.seed, visitor) < share.until
