"""What a page is told of a picture: its sides, and the versions that a browser may choose from."""

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handbill.model.bundle import Bundle
from handbill.model.plan import IMAGE
from tests.compiler.acme import compiled, planned, promotion
from tests.compiler.plan.test_tables import row

TENT = "content: { image: { src: images/tent.gif, alt: A tent }, headline: Hello }"


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + bytes(3)


def offer(pictures: Mapping[str, bytes], content: str = TENT) -> dict[str, str | bytes]:
    """Return the files of a site; the pictures lie in `images/`."""
    named = {f"images/{name}": data for name, data in pictures.items()}
    return {"offer": promotion("triggers: [ page_load ]", content=content), **named}


def texts(tmp_path: Path, files: dict[str, str | bytes]) -> list[Any]:
    found: list[Any] = row(planned(tmp_path, files), "offer")[5]
    return [text.replace(IMAGE, "|") for text in found]


def copied(bundle: Bundle) -> list[str]:
    return sorted(path.split(".")[0] for path in bundle.files if path.startswith("images/"))


def test_a_page_knows_the_sides_of_a_picture_before_it_arrives(tmp_path: Path) -> None:
    assert texts(tmp_path, offer({"tent.gif": gif(400, 300)})) == [
        *("|images/tent.gif", "A tent", "400", "300", "Hello")
    ]


def test_a_picture_at_an_address_has_no_sides(tmp_path: Path) -> None:
    content = TENT.replace("images/tent.gif", "https://cdn.example/tent.gif")

    assert texts(tmp_path, offer({}, content)) == ["https://cdn.example/tent.gif", "A tent", "Hello"]


def test_a_sharp_screen_is_offered_what_lies_beside_the_picture(tmp_path: Path) -> None:
    pictures = {"tent.gif": gif(400, 300), "tent@3x.gif": gif(1200, 900), "tent@2x.gif": gif(800, 600)}

    assert "|images/tent@2x.gif| 2x, |images/tent@3x.gif| 3x" in texts(tmp_path, offer(pictures))


def test_versions_that_say_their_width_are_told_by_width_all_of_them(tmp_path: Path) -> None:
    pictures = {"tent.gif": gif(400, 300), "tent-200w.gif": gif(200, 150), "tent@2x.gif": gif(801, 601)}

    said = "|images/tent-200w.gif| 200w, |images/tent.gif| 400w, |images/tent@2x.gif| 800w"
    assert said in texts(tmp_path, offer(pictures))


def test_versions_are_copied_under_names_that_stand_in_a_list_of_addresses(tmp_path: Path) -> None:
    content = TENT.replace("images/tent.gif", '"images/my, tent.gif"')
    pictures = {"my, tent.gif": gif(400, 300), "my, tent@2x.gif": gif(800, 600)}
    bundle = compiled(tmp_path, offer(pictures, content))

    script = bundle.files["handbill.js"].decode()
    name = next(path for path in bundle.files if "@2x" in path)
    assert copied(bundle) == ["images/my, tent", "images/my, tent@2x"]
    assert f'"./{name.replace(", ", "%2C%20")} 2x"' in script
    assert "sizes:" not in script


def test_a_language_with_a_picture_of_its_own_brings_its_versions(tmp_path: Path) -> None:
    files = offer({"tent.gif": gif(400, 300), "tente.gif": gif(90, 60), "tente-180w.gif": gif(180, 120)})
    site = "language: 1\nname: Acme\ncurrency: EUR\ntimezone: Europe/Amsterdam\nconsent: { source: page }\n"
    french = "promotions: { offer: { content.image.src: images/tente.gif } }"
    bundle = compiled(tmp_path, {**files, "site.yml": f"{site}locales: [en, fr]\n", "locales/fr.yml": french})

    script = bundle.files["handbill.js"].decode()
    assert copied(bundle) == ["images/tent", "images/tente", "images/tente-180w"]
    assert " 90w, ./images/tente-180w." in script
    assert 'sizes:"(width < 720px) 100vw, 50vw"' in script.replace("\\u003c", "<")


def test_a_site_without_pictures_says_nothing_of_their_sides(tmp_path: Path) -> None:
    bundle = compiled(tmp_path, offer({}, "content: { headline: Hello }"))

    script = bundle.files["handbill.js"].decode()
    assert "lazy" not in script
    assert ".slice(0,3)" not in script
