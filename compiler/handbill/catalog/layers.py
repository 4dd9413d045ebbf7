"""What a manifest says of blocks that are placed freely."""

from handbill.catalog.keys import Keys
from handbill.model.layers import GROUND
from handbill.model.parameter import Parameter

_LENGTH = "length"


def places(names: tuple[str, ...], declared: tuple[Parameter, ...], keys: Keys) -> tuple[str, ...]:
    """Return the parameters that say how large the ground is on which blocks may be placed."""
    types = {parameter.name: parameter.type for parameter in declared}
    if names and (len(names) != len(GROUND) or any(types.get(name, _LENGTH) != _LENGTH for name in names)):
        wanted = f"{len(GROUND)} parameters of type '{_LENGTH}': {', '.join(GROUND)}"
        keys.wrong("places", wanted, keys.place("places"))
    return names
