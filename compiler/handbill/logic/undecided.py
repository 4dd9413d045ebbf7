"""What a proof says when it may not say more."""


class Undecided(Exception):  # noqa: N818
    """The question would take more steps than it is worth; nothing is claimed."""
