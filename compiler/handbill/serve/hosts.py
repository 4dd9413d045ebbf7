"""Which hosts a development server answers to, so that a strange page can't reach it through a name of its own."""

from ipaddress import ip_address

LOCAL = ("localhost", "127.0.0.1", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - a comparison, not a binding


def host_name(header: str) -> str:
    """Return a Host header's name in lower case, without port and brackets."""
    header = header.strip().lower()
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.rsplit(":", 1)[0] if header.count(":") == 1 else header


def is_known(header: str | None, bound: str) -> bool:
    """Tell whether a request for that Host may be answered by a server that was bound to `bound`.

    Known are this machine's own names, `*.localhost`, the host asked for, and, on all interfaces, any bare address.
    """
    name = host_name(header or "")
    if name in (*LOCAL, bound.lower()) or name.endswith(".localhost"):
        return True
    if bound not in EVERYWHERE:
        return False
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
