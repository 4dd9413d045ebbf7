"""The files of `build/<site>/`."""

import json
import re
from base64 import b64encode
from hashlib import sha256, sha384
from itertools import combinations
from pathlib import Path
from xml.etree.ElementTree import fromstring

import brotli
import pytest

from handbill.diagnostics import Report
from handbill.emit import previous_parts, write
from handbill.emit.mangle import SHORT
from handbill.model.bundle import Bundle
from tests.compiler.acme import SITE, compiled, promotion
from tests.compiler.emit.test_sourcemap import places

WORD = re.compile(r"[A-Za-z_]\w*")
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>'
CONTENT = """\
content:
  image: { src: images/tent.svg, alt: A tent }
  headline: "Ten percent <off> & more"
  button: { label: Show me, link: /tents }
"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    site = SITE + "url: https://acme.example\nendpoints: { events: https://events.example/in }\n"
    site = site.replace("{ source: page }", "{ source: page, respect: [gpc] }")
    rules = "triggers: [ page_load, exit_intent ]\nschedule: { from: 2026-11-20 }"
    files: dict[str, str | bytes] = {
        "site.yml": site,
        "images/tent.svg": PICTURE,
        "hello": promotion(rules, content=CONTENT),
    }
    return compiled(tmp_path_factory.mktemp("files"), files)


def test_the_script_lies_there_under_two_names(bundle: Bundle) -> None:
    named = f"handbill.{bundle.hash}.js"

    assert bundle.files["handbill.js"] == bundle.files[named]
    assert sha256(bundle.files[named]).hexdigest().startswith(bundle.hash)
    assert bundle.files["handbill.js"].endswith(b"\n//# sourceMappingURL=handbill.js.map\n")
    assert json.loads(bundle.files["handbill.js.map"])["file"] == "handbill.js"


def test_an_error_in_a_console_points_into_the_runtime(bundle: Bundle) -> None:
    mapping = json.loads(bundle.files["handbill.js.map"])
    sources = dict(zip(mapping["sources"], mapping["sourcesContent"], strict=True))
    lines = bundle.files["handbill.js"].decode().split("\n")
    checked = 0
    for (line, column), (source, row, source_column) in places(mapping).items():
        # Properties keep their names, but for those of the tables, whatever became of the variables in front of them.
        word = WORD.match(lines[line], column) if re.search(r"[^.]\.$", lines[line][:column]) else None
        if word and word[0] not in SHORT.values():
            assert sources[source].split("\n")[row].startswith(word[0], source_column)
            checked += 1

    assert checked > 300
    assert "runtime_js/core/start.js" in sources


def test_the_script_can_stand_in_a_page(bundle: Bundle) -> None:
    text = bundle.files["handbill.js"].decode()

    assert "</" not in text
    assert "<!--" not in text
    assert "\\u003coff\\u003e" in text


def test_images_are_named_after_what_is_in_them(bundle: Bundle) -> None:
    name = f"images/tent.{sha256(PICTURE).hexdigest()[:10]}.svg"

    assert bundle.files[name] == PICTURE
    assert f'"./{name}"' in bundle.files["handbill.js"].decode()


def test_the_manifest_says_what_security_and_privacy_need(bundle: Bundle) -> None:
    manifest = json.loads(bundle.files["manifest.json"])
    script = bundle.files["handbill.js"]
    integrity = "sha384-" + b64encode(sha384(script).digest()).decode()

    assert manifest["schema"] == 1
    assert manifest["site"] == "acme"
    assert manifest["script"] == f"handbill.{bundle.hash}.js"
    assert manifest["hash"] == bundle.hash
    assert manifest["integrity"] == integrity
    assert manifest["sizes"]["raw"] == len(script)
    assert manifest["sizes"]["brotli"] == len(brotli.compress(script, quality=11)) == bundle.brotli
    [record] = manifest["storage"]
    assert (record["in"], record["key"], record["most"]) == ("localStorage", "handbill:acme", 32768)
    assert [(a["use"], a["purpose"], a["days"]) for a in record["areas"]] == [
        ("promotions", "marketing", 180)
    ]
    assert manifest["watched"] == [
        {"kind": "watches", "what": what, "by": "exit_intent", "purposes": ["marketing"]}
        for what in ("mousemove", "mouseout", "touchend", "touchstart")
    ]
    assert manifest["network"] == [
        {"to": "https://events.example/in", "method": "POST", "for": "events", "purpose": "analytics"}
    ]
    assert manifest["consent"] == {
        "sources": ["page"],
        "purposes": ["analytics", "marketing"],
        "respect": ["gpc"],
    }
    assert manifest["csp"] == {
        "script-src": ["'self'", f"'{integrity}'"],
        "connect-src": ["'self'", "https://events.example"],
        "img-src": ["'self'"],
    }
    assert manifest["promotions"] == [
        {
            "id": "hello",
            "template": "popup",
            "slot": "modal",
            "priority": 50,
            "goal": "click",
            "triggers": ["page_load", "exit_intent"],
            "from": "2026-11-19T23:00:00+00:00",
            "until": None,
            "necessary": False,
        }
    ]


def test_the_page_to_copy_from_has_both_tags(bundle: Bundle) -> None:
    page = bundle.files["embed.html"].decode()
    manifest = json.loads(bundle.files["manifest.json"])

    assert f"src=&quot;/handbill.{bundle.hash}.js&quot; integrity=&quot;{manifest['integrity']}&quot;" in page
    assert "&lt;script defer src=&quot;/handbill.js&quot;&gt;" in page


def test_the_report_shows_sizes_promotions_and_requests(bundle: Bundle) -> None:
    page = bundle.files["report.html"].decode()

    for shown in ("Acme Outdoor", f"{bundle.brotli:,}", "hello", "exit_intent", "https://events.example/in"):
        assert shown in page


JOURNEY = """
enroll: { triggers: [ { timer: 20s } ], targeting: { visitor.orders: { at_least: 2 } } }
steps:
  - show: hello
    id: greeting
  - if: { any: [ { profile.tier: vip }, { not: { event.order: { within: 2d } } } ] }
    then:
      - test:
          name: gifts
          coverage: 50%
          paths:
            a-gift: { weight: 60, steps: [ { delay: 3d }, { goto: greeting } ] }
            nothing: { weight: 40, steps: [] }
      - code: { html: "<p>Hi</p>", into: "#header > b" }
    else:
      - enroll: later
      - if: { visitor.new: true }
        then: [ { add_to_segment: "a & b" }, { end: converted } ]
  - delay: 1h
"""


def test_the_report_draws_each_campaign_with_the_words_of_its_branches_and_says_it_in_words(
    tmp_path: Path,
) -> None:
    later = "steps: [ { delay: 7d }, { show: hello } ]\n"
    given = {
        "hello": promotion("triggers: []"),
        "campaigns/first.yml": JOURNEY,
        "campaigns/later.yml": later,
    }
    page = compiled(tmp_path, given).files["report.html"].decode()
    first, other = (fromstring(text) for text in re.findall("<svg.*?</svg>", page, re.DOTALL))

    # Every step has a box of its own, which no other lies on.
    boxes = [
        tuple(int(one.attrib[key]) for key in ("x", "y", "width", "height")) for one in first.iter("rect")
    ]
    assert len(boxes) == 11 + 2
    for (x, y, w, h), (x2, y2, w2, h2) in combinations(boxes, 2):
        assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y
    left, _, width, _ = (int(number) for number in first.attrib["viewBox"].split())
    assert all(x >= left and x + w <= left + width for x, _, w, _ in boxes)

    words = " ".join(text.text or "" for text in first.iter("text"))
    for shown in (
        "begin timer 20s if visitor.orders at least 2",
        "if profile.tier is vip or not (event.order within 2d)",
        "a & b",
        "a-gift 30%",
        "nothing 20%",
        "the others",
    ):
        assert shown in words
    dashed = [path for path in first.iter("path") if "jump" in path.attrib["class"]]
    assert [link.attrib["href"] for link in first.iter("a")] == ["#campaign-later"]
    assert len(dashed) == 2
    assert "begin by first" in " ".join(text.text or "" for text in other.iter("text"))

    assert "<li>test-gifts: test · gifts (a-gift 30%: delay; nothing 20%: goes on)</li>" in page
    assert "<script" not in page
    assert not re.search(r"""(src|href)=["'](?!#)|url\(|@import""", page)


def test_a_shops_name_is_text_in_the_pages(tmp_path: Path) -> None:
    site = SITE.replace("Acme Outdoor", '"</title><script>alert(1)</script>"')
    files = compiled(tmp_path, {"site.yml": site, "hello": promotion()}).files

    assert b"<script>alert" not in files["embed.html"] + files["report.html"]


def test_the_table_of_parts_adds_up(bundle: Bundle) -> None:
    raw = sum(p.raw for p in bundle.parts)

    assert [p.name for p in bundle.parts][:2] == ["core", "showing"]
    assert 0.95 * bundle.raw < raw <= bundle.raw
    assert all(p.raw > 0 for p in bundle.parts)
    assert sum(p.brotli for p in bundle.parts) <= bundle.brotli


def test_the_next_build_knows_what_this_one_weighed(bundle: Bundle, tmp_path: Path) -> None:
    write(bundle, tmp_path, Report())
    before = previous_parts(tmp_path, "acme")

    assert before[""].brotli == bundle.brotli
    assert {p.name: p for p in bundle.parts} == {name: part for name, part in before.items() if name}


def test_only_what_a_site_uses_is_in_its_bundle(tmp_path: Path) -> None:
    small = compiled(tmp_path / "small", {"hello": promotion()}).files["handbill.js"].decode()
    rules = "triggers: [ { scroll_depth: 50% } ]"
    large = compiled(tmp_path / "large", {"hello": promotion(rules)}).files["handbill.js"].decode()

    assert "scrollHeight" not in small
    assert "scrollHeight" in large
