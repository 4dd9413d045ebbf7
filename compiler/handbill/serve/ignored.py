"""Which files of a site's folder no build depends on: what editors, version control and Handbill itself leave there."""

import re
from pathlib import Path

_NOISE = re.compile(
    r"""
    ^\.            # hidden files and folders, vim's swap files, emacs' locks
    | ~$           # backups
    | ^\#.*\#$     # emacs' auto-saves
    | ___jb_       # JetBrains' safe write
    | ^4913$       # vim tests with it whether the folder can be written to
    | \.(tmp|swp|swx|part|crdownload)$
    | ^__pycache__$
    | ^node_modules$
    """,
    re.VERBOSE,
)


def is_noise(name: str) -> bool:
    """Tell whether a file or folder of that name is left alone wherever it stands."""
    return _NOISE.search(name) is not None


def concerns(path: Path, root: Path, outside: tuple[Path, ...] = ()) -> bool:
    """Tell whether a change of `path`, somewhere below `root`, can matter to a build; `outside` are output folders."""
    parts = path.relative_to(root).parts
    if parts[:1] == ("build",) or any(is_noise(part) for part in parts):
        return False
    return not any(path.is_relative_to(folder) for folder in outside)
