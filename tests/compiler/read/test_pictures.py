"""The sides of pictures, read out of their files when a site is built."""

import struct
from pathlib import Path

import pytest

from handbill.model.pictures import Sides
from tests.compiler.read.sites import look, write

HEAD = "template: popup\ncontent:"
EXIF_ON_ITS_SIDE = (
    b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
)


def box(kind: bytes, *inside: bytes) -> bytes:
    content = b"".join(inside)
    return struct.pack(">I", 8 + len(content)) + kind + content


def jpeg(width: int, height: int, before: bytes = b"") -> bytes:
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + before + frame + b"\xff\xd9"


def avif(width: int, height: int) -> bytes:
    extent = box(b"ispe", bytes(4), struct.pack(">II", width, height))
    primary = box(b"pitm", bytes(4), struct.pack(">H", 1))
    entry = box(b"infe", b"\x02\0\0\0", struct.pack(">HH", 1, 0), b"av01", b"\0")
    items = box(b"iinf", bytes(4), struct.pack(">H", 1), entry)
    uses = box(b"ipma", bytes(4), struct.pack(">IHB", 1, 1, 1), b"\x01")
    properties = box(b"iprp", box(b"ipco", extent), uses)
    whole = box(b"meta", bytes(4), primary, items, properties)
    return box(b"ftyp", b"avif", bytes(4), b"avif", b"mif1") + whole


def svg(attributes: str, before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path stroke-width="9"/></svg>'.encode()


@pytest.mark.parametrize(
    ("name", "content", "sides"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">IIBB", 640, 480, 8, 6), (640, 480)),
        ("a.gif", b"GIF89a" + struct.pack("<HH", 320, 200) + bytes(3), (320, 200)),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x1f\x03\0\x57\x02\0", (800, 600)),
        ("a.jpg", jpeg(1200, 800), (1200, 800)),
        ("a.JPEG", jpeg(1200, 800, EXIF_ON_ITS_SIDE), (800, 1200)),
        ("a.avif", avif(900, 500), (900, 500)),
        ("a.svg", svg('viewBox="0 0 960 640"'), (960, 640)),
        ("a.svg", svg("width='48px' height='32' viewBox='0 0 9 9'"), (48, 32)),
        ("a.svg", svg('width="100%" height="100%" viewBox="-1,-1,1.5,1"'), (150, 100)),
        (
            "a.svg",
            svg('viewBox="0 0 6 4"', '<?xml version="1.0"?><!-- <svg width="1" height="1"> -->'),
            (6, 4),
        ),
        ("a.svg", svg(""), None),
        ("a.svg", svg('viewBox="0 0 0 4"'), None),
        ("a.svg", b"\xff\xfe<svg", None),
        ("a.png", b"", None),
        ("a.jpg", b"\xff\xd8\xff", None),
        ("a.webp", b"RIFF", None),
    ],
)
def test_a_picture_has_the_sides_that_a_browser_shows(
    tmp_path: Path, name: str, content: bytes, sides: tuple[int, int] | None
) -> None:
    write(tmp_path, {"promotions/one.yml": f"{HEAD} {{ image: images/{name} }}"})
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / name).write_bytes(content)

    source, _ = look(tmp_path)

    assert source.pictures == {f"images/{name}": Sides(*sides) if sides else None}


def test_pictures_that_no_text_names_are_left_alone(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "promotions/one.yml": f'{HEAD} {{ image: {{ src: "images/my tent.gif" }}, note: images/late.gifts }}',
            "locales/nl.yml": "promotions: { one: { content.image.src: images/nl.gif } }",
            **{
                f"images/{n}": ""
                for n in ("my tent.gif", "my tent@2x.gif", "my tent-80w.png", "late.gif", "nl.gif")
            },
            "products/tent.gif": "",
        },
    )

    source, _ = look(tmp_path)

    assert list(source.pictures) == [
        *("images/my tent-80w.png", "images/my tent.gif", "images/my tent@2x.gif", "images/nl.gif")
    ]
