"""Prints what a page sent to an endpoint of the development server."""

import json
from datetime import datetime

from handbill.cli.reporting import talk

LONGEST = 300
"""Most characters of an address that are printed."""


def print_received(name: str, body: str, instead_of: str | None = None) -> None:
    """Print the endpoint's name and the body, JSON on one indented block; of what an app would get, where it would go."""
    if instead_of is not None:
        talk(
            f"{datetime.now():%H:%M:%S}  {name}  not sent: POST {_shown(instead_of)} ({len(body)} characters)"
        )
        return
    try:
        text = json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except ValueError:
        text = body
    talk(f"{datetime.now():%H:%M:%S}  {name}  {text}")


def _shown(address: str) -> str:
    """Return an address on one line, whatever a page has put into it."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in address[:LONGEST])
