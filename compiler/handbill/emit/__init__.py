"""*emit*: markup, style and script of a plan become the files of a bundle; `write` puts them on the disk.

Here, and nowhere else, the libraries for HTML, CSS and JavaScript are used; each by one file.
"""

from handbill.emit.bundle import emit, is_over, over_limit
from handbill.emit.output import Written, previous_parts, write

__all__ = ["Written", "emit", "is_over", "over_limit", "previous_parts", "write"]
