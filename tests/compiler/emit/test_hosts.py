"""What the manifest says of pictures and films: a policy made of it lets everything load that a bundle shows."""

import json
from pathlib import Path
from typing import Any

import pytest

from handbill.emit.hosts import origin
from tests.compiler.acme import SITE, compiled, promotion

VIDEO = """\
content:
  headline: How it is pitched
  video: { src: FILM, title: A tent, captions: /tent.vtt, poster: { src: "https://posters.example/tent.jpg", alt: "" } }
"""
HTML = """\
screens:
  ask:
    blocks:
      - heading: Four tents
      - html: >-
          <img src="https://one.example/a.png" srcset="https://two.example:8443/a,2.png 2x, /a.png" alt="A tent">
          <img src="HTTPS://Three.example/a.webp" alt="">
          <video controls poster="https://four.example/a.png" src="https://films.example/a.mp4"></video>
          <svg viewBox="0 0 9 9" aria-hidden="true"><rect width="9" height="9" mask="url(https://five.example/m.svg#m)"></rect></svg>
          <a href="https://elsewhere.example/">Look</a>
"""
IMAGE = """\
content:
  image: { src: "https://first.example/a.jpg", alt: A tent }
  headline: Hello
"""


def manifest(root: Path, files: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(compiled(root, files).files["manifest.json"])
    return found


def loads(said: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return host, kind and purpose of what is loaded from elsewhere."""
    return [
        (one["to"], one["for"], one["purpose"])
        for one in said["network"]
        if one["for"] in ("pictures", "films")
    ]


def test_a_film_of_the_shop_s_own_needs_a_directive_and_a_foreign_one_its_host(tmp_path: Path) -> None:
    own = manifest(tmp_path / "own", {"film": promotion(content=VIDEO.replace("FILM", "/films/tent.mp4"))})
    far = manifest(
        tmp_path / "far", {"film": promotion(content=VIDEO.replace("FILM", '"https://films.example/t.mp4"'))}
    )

    assert own["csp"]["media-src"] == ["'self'"]
    assert own["csp"]["img-src"] == far["csp"]["img-src"] == ["'self'", "https://posters.example"]
    assert far["csp"]["media-src"] == ["'self'", "https://films.example"]
    assert loads(far) == [
        ("https://films.example/", "films", "marketing"),
        ("https://posters.example/", "pictures", "marketing"),
    ]


def test_what_markup_of_an_author_s_loads_is_named_and_what_it_leads_to_is_not(tmp_path: Path) -> None:
    said = manifest(tmp_path, {"tents": promotion(content=HTML)})

    assert said["csp"]["img-src"] == [
        "'self'",
        "https://five.example",
        "https://four.example",
        "https://one.example",
        "https://three.example",
        "https://two.example:8443",
    ]
    assert said["csp"]["media-src"] == ["'self'", "https://films.example"]
    assert b"elsewhere" not in json.dumps(said).encode()


def test_pictures_of_other_languages_and_of_variants_are_named(tmp_path: Path) -> None:
    test = (
        "experiment: { variants: { a: { weight: 50 }, b: { weight: 50, change: "
        '{ content.image.src: "https://variant.example/a.jpg" } } } }\n'
    )
    said = manifest(
        tmp_path,
        {
            "site.yml": SITE + "locales: [en, nl, de]\n",
            "hello": promotion(content=IMAGE) + test,
            "locales/nl.yml": (
                'promotions:\n  hello: { content.image.src: "https://dutch.example/a.jpg", '
                'variants.b.content.image.src: "https://variant-dutch.example/a.jpg" }\n'
            ),
            "locales/de.yml": 'promotions:\n  hello: { content.image.src: "https://german.example/a.jpg" }\n',
        },
    )

    assert said["csp"]["img-src"] == [
        "'self'",
        *(f"https://{name}.example" for name in ("dutch", "first", "german", "variant-dutch", "variant")),
    ]


def test_a_language_with_a_structure_of_its_own_has_its_own_pictures(tmp_path: Path) -> None:
    markup = "<img src='https://first.example/a.png' alt='A tent'>"
    content = f'screens: {{ ask: {{ blocks: [ {{ heading: Hello }}, {{ html: "{markup}" }} ] }} }}\n'
    said = manifest(
        tmp_path,
        {
            "site.yml": SITE + "locales: [en, nl]\n",
            "hello": promotion(content=content),
            "locales/nl.yml": (
                "promotions:\n  hello: { screens.ask.html: \"<p>Een tent <img src='https://dutch.example/a.png' alt='Een tent'></p>\" }\n"
            ),
        },
    )

    assert said["csp"]["img-src"] == ["'self'", "https://dutch.example", "https://first.example"]


def test_a_promotion_that_needs_no_consent_loads_its_pictures_without(tmp_path: Path) -> None:
    said = manifest(tmp_path, {"hello": promotion(content=IMAGE) + "purpose: necessary\n"})

    assert loads(said) == [("https://first.example/", "pictures", "necessary")]


def test_a_site_without_films_asks_for_no_directive_of_films(tmp_path: Path) -> None:
    said = manifest(tmp_path, {"hello": promotion()})

    assert said["csp"]["img-src"] == ["'self'"]
    assert "media-src" not in said["csp"]


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("/a.png", ""),
        ("images/a.png", ""),
        ("mailto:ann@example.test", ""),
        ("https:\\\\Cdn.example\\a.png", "https://cdn.example"),
        (" ht\ntps://cdn.example?x", "https://cdn.example"),
        ("https:cdn.example/a", "https://cdn.example"),
        ("http://cdn.example:8080/a", "http://cdn.example:8080"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example"),
        ("https://[2001:db8::1]:8443/a", "https://[2001:db8::1]:8443"),
        ("https://a;script-src/x", ""),
    ],
)
def test_a_host_is_read_as_a_browser_reads_it(address: str, host: str) -> None:
    assert origin(address) == host
