"""One file that holds a promotion or campaign with all that it uses: written, and read without trusting it."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from handbill.catalog.kinds import KINDS as ENTRY_KINDS
from handbill.exchange.uses import KINDS

VERSION = 1
MOST_BYTES = 20_000_000
MOST_FILES = 1000
_DEPTH = 64

_ID = re.compile(r"[a-z][a-z0-9-]{0,79}")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SEGMENT = re.compile(r"\w[\w .()+,@-]{0,119}(?<![ .])")
_THINGS = re.compile(rf"({'|'.join(KINDS.values())})/{_ID.pattern}\.yml")
_DATA = {
    "images": ("png", "jpg", "jpeg", "gif", "webp", "avif", "svg"),
    "products": ("csv", "json"),
    "coupons": ("csv", "txt", "json"),
}
"""What is shown or read, and never run, by the folder."""
_CODE = ("scripts", *(kind.folder for kind in ENTRY_KINDS))
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_RUNS = re.compile(rb"<script|\bon[a-z]+\s*=|javascript:|<foreignobject|<!entity", re.IGNORECASE)
"""What makes a drawing run code when somebody opens it by its address."""


class ParcelError(Exception):
    """What is wrong with a file that was to be taken in; `path` is the part of it, if one is at fault."""

    def __init__(self, why: str, path: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.path = path


@dataclass(frozen=True, slots=True)
class Parcel:
    """`files` by their paths in a site; of the parts of files, values are maps, lists and texts."""

    kind: str
    id: str
    files: Mapping[str, bytes]
    audiences: Mapping[str, Any] = field(default_factory=dict[str, Any])
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])
    locales: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])

    @property
    def code(self) -> tuple[str, ...]:
        """The files that can do something by themselves: scripts, and folders of extensions."""
        return tuple(path for path, content in self.files.items() if is_code(path, content))


def is_code(path: str, content: bytes) -> bool:
    """Say whether a file does something by itself where it is taken in."""
    if path.endswith(".svg") and _RUNS.search(content):
        return True
    return path.partition("/")[0] not in (*_DATA, *KINDS.values())


def text_of(parcel: Parcel) -> str:
    """Return the file: sorted, a value a line, the same for the same parcel."""
    parts: dict[str, Any] = {
        "handbill": VERSION,
        "kind": parcel.kind,
        "id": parcel.id,
        "files": {path: _content(parcel.files[path]) for path in sorted(parcel.files)},
        "audiences": dict(sorted(parcel.audiences.items())),
        "facts": dict(sorted(parcel.facts.items())),
        "locales": {tag: dict(sorted(rows.items())) for tag, rows in sorted(parcel.locales.items())},
    }
    return json.dumps(parts, ensure_ascii=False, indent=1) + "\n"


def _content(content: bytes) -> dict[str, str]:
    try:
        return {"text": content.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(content).decode("ascii")}


def read(data: bytes) -> Parcel:
    """Return what a file holds; raises ParcelError for whatever `text_of` would not have written."""
    if len(data) > MOST_BYTES:
        raise ParcelError(f"is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        found = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise ParcelError("is no JSON that an export would hold") from error
    root = _map(found, "is no export")
    if root.get("handbill") != VERSION:
        raise ParcelError("is no export of this version of Handbill")
    kind, name = root.get("kind"), root.get("id")
    if kind not in KINDS or not isinstance(name, str) or not _ID.fullmatch(name):
        raise ParcelError("does not say what it holds")
    files = _files(_map(root.get("files"), "has no files"))
    if f"{KINDS[kind]}/{name}.yml" not in files:
        raise ParcelError(f"does not hold the {kind} '{name}' that it is about")
    locales = _rows(root, "locales", _TAG.fullmatch)
    return Parcel(
        kind,
        name,
        files,
        _rows(root, "audiences", _fits),
        _rows(root, "facts", _fits),
        {tag: _map(rows, "has odd translations") for tag, rows in locales.items()},
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ParcelError("names something twice")
    return found


def _map(value: Any, otherwise: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ParcelError(otherwise)
    return cast("dict[str, Any]", value)


def _files(rows: dict[str, Any]) -> dict[str, bytes]:
    if len(rows) > MOST_FILES:
        raise ParcelError(f"holds more than {MOST_FILES} files")
    found: dict[str, bytes] = {}
    folded: set[str] = set()
    for path, row in rows.items():
        _check_path(path)
        # On many machines these would be one file.
        if path.casefold() in folded:
            raise ParcelError("differs from another one by capitals alone", path)
        folded.add(path.casefold())
        found[path] = _bytes(path, _map(row, "has odd files"))
    return found


def _check_path(path: str) -> None:
    parts = path.split("/")
    if (
        not all(_SEGMENT.fullmatch(part) and not _DEVICES.fullmatch(part) for part in parts)
        or len(path) > 240
    ):
        raise ParcelError("is no path in a site", path)
    known = _DATA.get(parts[0])
    ending = parts[-1].rpartition(".")[2].lower()
    if len(parts) > 1 and known is not None and ending in known:
        return
    if _THINGS.fullmatch(path) or any(path.startswith(folder + "/") for folder in _CODE):
        return
    raise ParcelError("lies where no export puts anything", path)


def _bytes(path: str, row: dict[str, Any]) -> bytes:
    text, coded = row.get("text"), row.get("base64")
    try:
        if isinstance(text, str) and len(row) == 1:
            return text.encode("utf-8")
        if isinstance(coded, str) and len(row) == 1:
            return base64.b64decode(coded, validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError) as error:
        raise ParcelError("can't be read", path) from error
    raise ParcelError("has no content", path)


def _rows(root: dict[str, Any], key: str, fits: Callable[[str], object]) -> dict[str, Any]:
    rows = _map(root.get(key, {}), f"has odd {key}")
    for name, value in rows.items():
        if not fits(name):
            raise ParcelError(f"has odd {key}", name)
        _check_value(value, key, _DEPTH)
    return rows


def _fits(name: str) -> bool:
    return re.fullmatch(r"\w[\w.-]{0,119}", name) is not None


def _check_value(value: Any, key: str, depth: int) -> None:
    """See to it that there are maps, lists and texts alone, no deeper than definitions go."""
    rows: Iterable[Any] = ()
    if isinstance(value, dict):
        rows = cast("dict[str, Any]", value).values()
    elif isinstance(value, list):
        rows = cast("Iterable[Any]", value)
    elif not isinstance(value, str):
        raise ParcelError(f"has odd {key}")
    if not depth:
        raise ParcelError(f"has {key} that go too deep")
    for one in rows:
        _check_value(one, key, depth - 1)
