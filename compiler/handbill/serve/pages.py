"""From an address to a file of the shop: `pages/` and `images/` of the site's folder, and nothing else of it."""

from pathlib import Path
from urllib.parse import unquote

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}


def content_type(name: str) -> str:
    """Return the content type for a file's name; unknown ones are bytes."""
    return TYPES.get(Path(name).suffix.lower(), "application/octet-stream")


def find(root: Path, address: str) -> Path | None:
    """Return the file for an address's path: `/` is pages/index.html, `/cart` is pages/cart.html or pages/cart/index.html.

    Nothing outside of the two folders is ever found: no dot-files, no `..`, no links that lead out.
    """
    path = unquote(address).strip("/")
    if "\0" in path or any(part.startswith(".") for part in path.split("/")):
        return None
    pages = root / "pages"
    candidates = [pages / path, pages / f"{path}.html", pages / path / "index.html"]
    if path.startswith("images/"):
        candidates.append(root / path)
    for candidate in candidates:
        try:
            real = candidate.resolve(strict=True)
        except (OSError, ValueError):
            continue
        if real.is_file() and real.is_relative_to(root.resolve()):
            return candidate
    return None


def addresses(root: Path) -> list[str]:
    """Return the addresses of all pages, for the message that a page is missing."""
    pages = root / "pages"
    found = sorted(path.relative_to(pages).with_suffix("").as_posix() for path in pages.rglob("*.html"))
    return ["/" + name.removesuffix("index").rstrip("/") for name in found if name != "404"]
