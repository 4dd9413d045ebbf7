"""Prints what a page sent to an endpoint of the development server."""

import json
from datetime import datetime

from handbill.cli.reporting import talk


def print_received(endpoint: str, body: str) -> None:
    """Print the endpoint's name and the body, JSON on one indented block."""
    try:
        text = json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except ValueError:
        text = body
    talk(f"{datetime.now():%H:%M:%S}  {endpoint}  {text}")
