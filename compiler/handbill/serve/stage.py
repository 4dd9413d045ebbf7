"""What the development server shows at the moment, and who is told when that changes."""

import json
from collections.abc import Iterator, Mapping
from threading import Condition
from typing import Any
from urllib.parse import urlsplit

from handbill.model.bundle import Bundle


class Stage:
    """The last good bundle and the text of the present mistakes; safe to use from the threads of a server."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._files: Mapping[str, bytes] = {}
        self._inboxes: dict[str, str] = {}
        self._version = 0
        self._problems = ""
        self._closed = False

    def show(self, bundle: Bundle | None, problems: str = "") -> None:
        """Take a good bundle, or keep the last one and show `problems`; a page that was saved is `show(None)`."""
        with self._changed:
            if bundle is not None:
                self._files = bundle.files
                self._inboxes = _inboxes(bundle.files)
            self._problems = problems
            self._version += 1
            self._changed.notify_all()

    def close(self) -> None:
        """End every `follow`."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def file(self, path: str, wait: float = 20) -> bytes | None:
        """Return a file of the last good bundle; waits up to `wait` seconds for the first build to end."""
        with self._changed:
            self._changed.wait_for(lambda: self._version > 0 or self._closed, wait)
            return self._files.get(path)

    @property
    def version(self) -> int:
        """How often what is shown has changed; 0 before the first build."""
        with self._changed:
            return self._version

    def inbox(self, path: str) -> str | None:
        """Return what the endpoint at this path is for (`leads`), or None when the site declares none there."""
        with self._changed:
            return self._inboxes.get(path)

    def follow(self, beat: float = 15) -> Iterator[tuple[int, str] | None]:
        """Yield the version and the problems now and after each change, and None each `beat` seconds without one."""
        seen = -1
        while True:
            with self._changed:
                if self._version == seen and not self._closed:
                    self._changed.wait(beat)
                if self._closed:
                    return
                news = (self._version, self._problems) if self._version != seen else None
                seen = self._version
            yield news


def _inboxes(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return path → purpose of the endpoints that the bundle posts to, as its manifest lists them."""
    manifest: dict[str, Any] = json.loads(files.get("manifest.json", b"{}"))
    requests: list[dict[str, str]] = manifest.get("network", [])
    return {urlsplit(one["to"]).path: one["for"] for one in requests if one["method"] == "POST"}
