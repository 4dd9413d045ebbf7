"""The page that shows the pictures: one file, beside a folder with them, and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path

from handbill.examples.camera import VIEWS, Picture
from handbill.examples.states import DARK, LIGHT
from handbill.model.manifest import Catalog

INDEX, FOLDER = "index.html", "pictures"
_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
header { position: sticky; top: 0; z-index: 1; padding: 14px 24px; background: Canvas; border-bottom: 1px solid #8884; }
h1, h2, h3 { margin: 0; line-height: 1.25; }
h1 { font-size: 19px; }
nav { display: flex; flex-wrap: wrap; gap: 6px 20px; margin-block-start: 8px; }
label { white-space: nowrap; }
section { padding: 28px 24px 8px; }
h3 { margin-block: 18px 10px; font-size: 14px; font-weight: 600; opacity: .75; }
.row { display: flex; flex-wrap: wrap; gap: 20px; }
figure { margin: 0; }
figure img { display: block; height: 420px; width: auto; max-width: 100%; border: 1px solid #8884; border-radius: 8px; }
figcaption { margin-block-start: 4px; font-size: 13px; opacity: .75; }
"""
_CHOICES = (*(view.name for view in VIEWS), LIGHT, DARK)


def hang(pictures: Iterable[Picture], catalog: Catalog, out: Path) -> int:
    """Write the pictures and the page that shows them into `out`; return how many there are.

    Pictures of an earlier run that nothing shows any more are taken away.
    """
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    hung: list[Picture] = []
    for picture in pictures:
        (folder / f"{picture.name}.png").write_bytes(picture.png)
        hung.append(picture)
    shown = {f"{picture.name}.png" for picture in hung}
    for old in folder.glob("*.png"):
        if old.name not in shown:
            old.unlink()
    (out / INDEX).write_text(page(hung, catalog), encoding="utf-8")
    return len(hung)


def page(pictures: list[Picture], catalog: Catalog) -> str:
    """Return the page as HTML."""
    order = {view.name: number for number, view in enumerate(VIEWS)}
    ordered = sorted(
        pictures,
        key=lambda p: (p.state.template, p.state.preview, not p.state.first, p.state.screen, p.wrong),
    )
    sections: list[str] = []
    for template, ours in groupby(ordered, key=lambda p: p.state.template):
        rows = [
            f'<h3>{escape(title)}</h3><div class="row">'
            + "".join(map(_figure, sorted(row, key=lambda p: (order[p.view.name], p.state.scheme == DARK))))
            + "</div>"
            for title, row in groupby(ours, key=_title)
        ]
        summary = escape(catalog.templates[template].summary)
        sections.append(f"<section><h2>{escape(template)}</h2><p>{summary}</p>{''.join(rows)}</section>")
    hidden = "".join(f"body:has(#{name}:not(:checked)) .{name} {{ display: none }}\n" for name in _CHOICES)
    boxes = "".join(f'<label><input type="checkbox" id="{name}" checked> {name}</label>' for name in _CHOICES)
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Gallery</title>\n<style>{_STYLE}{hidden}</style>\n"
        f"<header><h1>Gallery: {len(pictures)} pictures</h1><nav>{boxes}</nav></header>\n"
        f"<main>{''.join(sections)}</main>\n</html>\n"
    )


def _title(picture: Picture) -> str:
    parts = (picture.state.preview, picture.state.screen, "sent empty" if picture.wrong else "")
    return ", ".join(filter(None, parts))


def _figure(picture: Picture) -> str:
    words = f"{picture.state.scheme}, {picture.view.name}"
    alt = escape(f"{picture.state.template}, {_title(picture)}, {words}")
    return (
        f'<figure class="{picture.state.scheme} {picture.view.name}"><a href="{FOLDER}/{picture.name}.png">'
        f'<img loading="lazy" src="{FOLDER}/{picture.name}.png" alt="{alt}" '
        f'width="{picture.view.width}" height="{picture.view.height}"></a>'
        f"<figcaption>{words}</figcaption></figure>"
    )
