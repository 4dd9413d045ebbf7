"""The style sheets of themes: what all promotions share is written out, what differs is a sheet, dark is a media query."""

from pathlib import Path

from tests.compiler.acme import SITE, compiled, promotion


def script(tmp_path: Path, site: str = "", **promotions: str) -> str:
    """Return the bundle's script; a promotion is its theme."""
    files = {name: promotion(text) for name, text in promotions.items()}
    bundle = compiled(tmp_path, {"site.yml": SITE + site, **files})
    return next(content.decode() for path, content in bundle.files.items() if path.endswith(".js"))


def test_a_theme_of_all_promotions_costs_no_variable(tmp_path: Path) -> None:
    text = script(
        tmp_path, 'theme: { accent: "#24443a", radius: 9px }\n', one="priority: 1", two="priority: 2"
    )

    assert "background:#24443a" in text
    assert "border-radius:9px" in text
    assert "--accent" not in text
    assert "setProperty" not in text


def test_what_differs_between_promotions_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    text = script(
        tmp_path,
        "theme: { radius: 9px }\n",
        one='theme: { accent: "#24443a" }\npriority: 1',
        two="priority: 2",
    )

    assert ":host{--accent:#24443a;--accent-text:#fff}" in text
    assert "border-radius:9px" in text
    assert "--accent:#1f3d5c" in text


def test_a_dark_theme_is_a_media_query(tmp_path: Path) -> None:
    text = script(tmp_path, one='theme: { dark: { background: "#14171a", accent: "#8fd0ff" } }')

    assert (
        "@media (prefers-color-scheme:dark){:host{color-scheme:dark!important;"
        "--background:#14171a;--accent:#8fd0ff;--accent-text:#000;--text:#f3f5f7"
    ) in text
    assert "--background:#fff" in text


def test_multiples_of_the_spacing_are_lengths(tmp_path: Path) -> None:
    assert "padding:40px 32px 32px" in script(tmp_path / "default", one="priority: 1")
    assert "padding:20px 16px 16px" in script(tmp_path / "small", one="theme: { spacing: 8px }")


def test_a_faint_text_has_its_own_colour_where_the_theme_has_one(tmp_path: Path) -> None:
    content = "content: { body: On everything. }\n"
    own = {"one": promotion('theme: { muted: "#555" }', content=content)}
    texts = [
        next(c.decode() for p, c in compiled(tmp_path / n, files).files.items() if p.endswith(".js"))
        for n, files in (("own", own), ("plain", {"one": promotion(content=content)}))
    ]

    assert ["--muted" in text for text in texts] == [True, False]
    assert ".soft{opacity:1;color:var(--muted)}" in texts[0]
