"""`handbill export`, `import`, `duplicate` and `remove`: a promotion travels with all that it uses, and overwrites nothing."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from handbill.exchange.parcel import MOST_FILES, ParcelError, read
from tests.cli.conftest import OFFER, SITE, Run

LANGUAGES = SITE + "locales: [en, nl]\nplatform: page\nendpoints: { leads: /leads, coupons: /coupons }\n"
TENT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 9 4 0 9 9z"/></svg>\n'
FILES: dict[str, str | bytes] = {
    "site.yml": LANGUAGES,
    "promotions/tab.yml": """\
# Keeps the offer at hand.
template: { name: tab, opens: offer }
priority: 10
triggers: [ page_load ]
content:
  button: Ten percent off
""",
    "promotions/offer.yml": """\
template: own-popup
triggers: [ { shake: 3 } ]
targeting:
  audience: regulars
  script: scripts/vip.js
content:
  image: { src: images/tent.svg, alt: A tent }
  headline: A tent for two
  button: { label: Have a look, link: /products/tent }
""",
    "promotions/other.yml": "template: banner\ncontent:\n  body: Not of interest\n  image: { src: images/other.png, alt: Other }\n",
    "targeting/audiences.yml": """\
# Those we know.
regulars: { visitor.sessions: { at_least: 3 }, not: { audience: staff } }
staff: { loyalty.tier: "gold" }
strangers: { visitor.new: true }
""",
    "targeting/facts.yml": """\
loyalty.tier: { type: choice, values: [gold, silver], from: { cookie: tier } }
unused.fact: { type: text, from: { cookie: other } }
""",
    "scripts/vip.js": 'export default (fact) => fact("visitor.orders") > 3;\n',
    "images/tent.svg": TENT,
    "images/other.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09 other",
    "locales/nl.yml": """\
promotions:
  offer:
    content.headline: "Een tent: voor twee"
  other: { content.body: Niet van belang }
messages: { close: Weg }
""",
    "templates/promotions/own-popup/template.yml": """\
summary: A popup of the shop's own.
slot: modal
layer: dialog
like: popup
parameters:
  position: { type: choice, values: [center, top, bottom], default: center, doc: Where it stands }
  outside: { type: choice, values: [close, stay], default: close, doc: What a click beside it does }
messages: { close: Close }
""",
    "templates/promotions/own-popup/preview.yml": "template: own-popup\ncontent: { headline: Hello }\n",
    "targeting/triggers/shake/trigger.yml": """\
summary: The phone is shaken.
kind: event
parameters:
  times: { type: number, default: 3, doc: How often }
main: times
""",
    "targeting/triggers/shake/trigger.js": "export const watch = () => {};\n",
    "targeting/triggers/shake/cases.json": "[]\n",
}
WANTED = [
    "images/tent.svg",
    "promotions/offer.yml",
    "promotions/tab.yml",
    "scripts/vip.js",
    "targeting/triggers/shake/cases.json",
    "targeting/triggers/shake/trigger.js",
    "targeting/triggers/shake/trigger.yml",
    "templates/promotions/own-popup/preview.yml",
    "templates/promotions/own-popup/template.yml",
]
CODE = [path for path in WANTED if path.startswith(("scripts", "targeting", "templates"))]


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A site with a tab that opens an offer, which uses one of each thing that there is."""
    return write(tmp_path / "shop", FILES)


def empty(root: Path, site: str = LANGUAGES) -> Path:
    return write(root, {"site.yml": site})


def below(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def parcel(**changes: Any) -> bytes:
    files = {"promotions/offer.yml": {"text": "template: banner\ncontent: { body: Hello }\n"}}
    whole = {"handbill": 1, "kind": "promotion", "id": "offer", "files": files}
    whole["files"] = {**files, **changes.pop("files", {})}
    return json.dumps({**whole, **changes}).encode()


def test_a_promotion_takes_along_what_it_uses_and_nothing_else(shop: Path, handbill: Run) -> None:
    assert handbill("check", "shop").returncode == 0, handbill("check", "shop").stdout
    done = handbill("export", "shop", "tab")
    assert (done.returncode, done.stdout) == (0, "tab.handbill.json\n")
    found = read((shop.parent / "tab.handbill.json").read_bytes())
    assert sorted(found.files) == WANTED
    assert list(found.audiences) == ["regulars", "staff"]
    assert list(found.facts) == ["loyalty.tier"]
    assert found.locales == {"nl": {"offer": {"content.headline": "Een tent: voor twee"}}}
    assert sorted(found.code) == CODE


def test_what_was_exported_imported_and_exported_again_is_the_same_file(shop: Path, handbill: Run) -> None:
    handbill("export", "shop", "tab")
    empty(shop.parent / "beside")
    taken = handbill("import", "beside", "tab.handbill.json", "--with-code")
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert handbill("check", "beside").returncode == 0
    handbill("export", "beside", "tab", "--out", "again.json")
    first, second = (shop.parent / name for name in ("tab.handbill.json", "again.json"))
    assert first.read_bytes() == second.read_bytes()
    # And once more into what has it already: nothing is left to do.
    again = handbill("import", "beside", "again.json", "--with-code")
    assert (again.returncode, again.stdout) == (0, "")


def test_pictures_survive_as_they_are(shop: Path, handbill: Run) -> None:
    handbill("export", "shop", "other")
    empty(shop.parent / "beside")
    assert handbill("import", "beside", "other.handbill.json").returncode == 0
    assert (shop.parent / "beside" / "images" / "other.png").read_bytes() == FILES["images/other.png"]


def test_scripts_and_templates_are_listed_and_left_out_unless_they_are_asked_for(
    shop: Path, handbill: Run
) -> None:
    handbill("export", "shop", "tab")
    beside = empty(shop.parent / "beside")
    taken = handbill("import", "beside", "tab.handbill.json")
    for path in CODE:
        assert f"left out {path}, which is code" in taken.stderr
        assert not (beside / path).exists()
    # What the promotion lacks without them is told at once.
    assert taken.returncode == 1
    assert "own-popup" in taken.stdout


def test_an_import_goes_in_beside_what_a_shop_has_and_leaves_that_as_it_is(shop: Path, handbill: Run) -> None:
    handbill("export", "shop", "tab")
    own = "# Ours.\nlocals: { visitor.country: NL } # near\n"
    dutch = "# Dutch.\npromotions:\n    # the first\n    bar: { content.body: Hallo }\nmessages: { close: Dicht }\n"
    bar = "template: banner\ncontent: { body: Hello }\n"
    files = {"targeting/audiences.yml": own, "locales/nl.yml": dutch, "promotions/bar.yml": bar}
    beside = write(empty(shop.parent / "beside"), files)
    assert handbill("import", "beside", "tab.handbill.json", "--with-code").returncode == 0
    assert (beside / "targeting" / "audiences.yml").read_text().startswith(own + "regulars:\n")
    said = (beside / "locales" / "nl.yml").read_text()
    assert said.replace('    offer:\n      content.headline: "Een tent: voor twee"\n', "") == dutch
    assert handbill("check", "beside").returncode == 0


def test_of_an_import_with_a_conflict_nothing_is_taken_and_each_is_listed(shop: Path, handbill: Run) -> None:
    handbill("export", "shop", "tab")
    files = {
        "promotions/offer.yml": "template: banner\ncontent: { body: Mine }\n",
        "targeting/audiences.yml": "staff: { visitor.new: true }\n",
        "images/tent.svg": TENT,
    }
    beside = write(empty(shop.parent / "beside"), files)
    before = below(beside)
    refused = handbill("import", "beside", "tab.handbill.json", "--with-code")
    assert refused.returncode == 1
    assert refused.stdout.count("error[HB786]") == 2
    assert "promotions/offer.yml is there already" in refused.stdout
    assert "'staff' of targeting/audiences.yml is there already" in refused.stdout
    assert below(beside) == before


def test_what_no_import_would_take_is_not_exported(acme: Path, handbill: Run) -> None:
    named = OFFER + "  image: { src: images/caf\u00e9.png, alt: Coffee }\n"
    write(acme, {"promotions/offer.yml": named, "images/caf\u00e9.png": b"\x89PNG"})
    assert handbill("export", "acme", "offer").returncode == 0
    write(acme, {"promotions/offer.yml": named.replace("caf\u00e9", "a=b"), "images/a=b.png": b"\x89PNG"})
    refused = handbill("export", "acme", "offer", "--out", "x.json")
    assert refused.returncode == 1
    assert "images/a=b.png is no path in a site" in refused.stderr
    assert not (acme.parent / "x.json").exists()


def test_a_definition_that_is_none_does_not_come_in(acme: Path, handbill: Run) -> None:
    bad = {"promotions/bad.yml": {"base64": "//79"}, "promotions/tag.yml": {"text": "a: !!python/object x\n"}}
    (acme / "promotions" / "offer.yml").unlink()
    (acme.parent / "in.json").write_bytes(parcel(files=bad))
    refused = handbill("import", "acme", "in.json")
    assert refused.returncode == 1
    assert refused.stdout.count("is no definition") == 2
    assert below(acme) == {"site.yml": SITE.encode()}


def test_languages_that_a_site_has_not_are_left_out(shop: Path, handbill: Run) -> None:
    handbill("export", "shop", "tab")
    beside = empty(shop.parent / "beside", LANGUAGES.replace("[en, nl]", "[en]"))
    taken = handbill("import", "beside", "tab.handbill.json", "--with-code")
    assert taken.returncode == 0
    assert "'nl', which is none of the site's languages" in taken.stderr
    assert not (beside / "locales").exists()


@pytest.mark.parametrize(
    "path",
    [
        "../promotions/offer.yml",
        "/etc/passwd",
        "promotions/../../x.yml",
        "promotions\\x.yml",
        "promotions/Offer.yml",
        "promotions/deep/offer.yml",
        "site.yml",
        "state.lock",
        "pages/index.html",
        "build/handbill.js",
        "images/.htaccess",
        "images/x.html",
        "images/con.png",
        "images/x.png/",
        "scripts/.git/hooks/x.js",
        "templates/../site.yml",
        "locales/nl.yml",
        "targeting/audiences.yml",
        "images/" + "x" * 300 + ".png",
        "images/a\u202egnp.png",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(ParcelError):
        read(parcel(files={path: {"text": "x"}}))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 100_000,
        parcel(handbill=2),
        parcel(kind="site"),
        parcel(id="../offer"),
        parcel(id="other"),
        parcel(files={"images/x.png": {"base64": "%%%"}}),
        parcel(files={"images/x.png": {"link": "/etc/passwd"}}),
        parcel(files={"images/x.png": {"text": "\ud800"}}),
        parcel(files={"images/x.png": {"text": ""}, "images/X.png": {"text": ""}}),
        parcel(files={f"images/{n}.png": {"text": ""} for n in range(MOST_FILES)}),
        parcel(audiences={"staff": {"visitor.sessions": 3}}),
        parcel(audiences={"a: b\nc": {}}),
        parcel(locales={"../nl": {}}),
        parcel(facts=[]),
        b'{"handbill": 1, "handbill": 1}',
        b'{"handbill": ' + b"9" * 5000 + b"}",
        b'{"handbill": 1, "kind": "promotion", "id": "x", "files": {}, "audiences": {"a": '
        + b'{"a": ' * 80
        + b'"b"'
        + b"}" * 82,
    ],
    ids=range(21),
)
def test_a_file_that_no_export_has_written_is_refused(data: bytes) -> None:
    with pytest.raises(ParcelError):
        read(data)


def test_a_refusal_has_a_code_and_names_the_part(acme: Path, handbill: Run) -> None:
    (acme.parent / "evil.json").write_bytes(parcel(files={"../x.yml": {"text": ""}}))
    before = below(acme)
    refused = handbill("import", "acme", "evil.json", "--with-code")
    assert refused.returncode == 1
    assert "error[HB785]: '../x.yml' is no path in a site" in refused.stdout
    assert below(acme) == before


def test_nothing_is_written_through_a_link(acme: Path, handbill: Run) -> None:
    outside = acme.parent / "outside"
    outside.mkdir()
    (acme / "images").symlink_to(outside)
    (acme / "promotions" / "offer.yml").unlink()
    (acme.parent / "in.json").write_bytes(parcel(files={"images/x.png": {"text": "x"}}))
    refused = handbill("import", "acme", "in.json")
    assert refused.returncode == 1
    assert below(outside) == {}
    assert not (acme / "promotions" / "offer.yml").exists()


def test_a_drawing_that_runs_something_is_code(acme: Path, handbill: Run) -> None:
    (acme / "promotions" / "offer.yml").unlink()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    (acme.parent / "in.json").write_bytes(parcel(files={"images/x.svg": {"text": drawing}}))
    assert "left out images/x.svg" in handbill("import", "acme", "in.json").stderr


def test_a_copy_has_its_own_name_priority_experiment_and_translations(shop: Path, handbill: Run) -> None:
    tested = (
        "renamed_from:\n  - before\n# Ours.\n"
        + str(FILES["promotions/other.yml"])
        + "experiment:\n  name: words\n  variants:\n    a: { weight: 1 }\n    b: { change: { content.body: Hi } }\n"
    )
    (shop / "promotions" / "other.yml").write_text(tested)
    done = handbill("duplicate", "shop", "other", "--id", "third")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "promotions/third.yml\nlocales/nl.yml\n"
    copy = (shop / "promotions" / "third.yml").read_text()
    wanted = tested.replace("renamed_from:\n  - before\n", "").replace("name: words", "name: third")
    assert copy == wanted.replace("template: banner\n", "priority: 51\ntemplate: banner\n")
    assert "  third:\n    content.body: Niet van belang\n" in (shop / "locales" / "nl.yml").read_text()
    again = handbill("duplicate", "shop", "other", "--id", "third")
    assert again.returncode == 2
    assert (shop / "promotions" / "third.yml").read_text() == copy


def test_removing_says_who_refers_to_it_and_what_visitors_lose(shop: Path, handbill: Run) -> None:
    handbill("lock", "shop")
    asked = handbill("remove", "shop", "offer")
    assert asked.returncode == 130
    assert "promotions/tab.yml:2 refers to it" in asked.stderr
    assert "visitors lose how often they saw it" in asked.stderr
    assert (shop / "promotions" / "offer.yml").exists()

    done = handbill("remove", "shop", "offer", "--yes")
    assert done.returncode == 0
    assert done.stdout == "locales/nl.yml\npromotions/offer.yml\n"
    assert (shop / "locales" / "nl.yml").read_text() == (
        "promotions:\n  other: { content.body: Niet van belang }\nmessages: { close: Weg }\n"
    )
    assert "is gone, and what browsers keep of it" in handbill("check", "shop").stdout


def test_a_name_that_is_none_gets_the_nearest_one(acme: Path, handbill: Run) -> None:
    wrong = handbill("export", "acme", "ofer")
    assert wrong.returncode == 2
    assert "There is no promotion and no campaign 'ofer'; did you mean 'offer'?" in wrong.stderr
    assert handbill("remove", cwd=acme).returncode == 2


def test_a_campaign_takes_along_the_promotions_that_it_shows(shop: Path, handbill: Run) -> None:
    campaign = "enroll: { triggers: [ page_load ] }\nsteps:\n  - show: other\n  - delay: 1d\n  - if: { audience: staff }\n    then: [ { enroll: again }, { code: scripts/greet.js } ]\n"
    again = "enroll: { again: 30d }\nsteps: [ { delay: 2d }, { add_to_segment: known } ]\n"
    script = "export default () => document.title;\n"
    files = {"campaigns/journey.yml": campaign, "campaigns/again.yml": again, "scripts/greet.js": script}
    write(shop, files)
    assert handbill("export", "shop", "journey").returncode == 0
    beside = empty(shop.parent / "beside")
    taken = handbill("import", "beside", "journey.handbill.json", "--with-code")
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert taken.stdout.splitlines() == [
        "campaigns/again.yml",
        "campaigns/journey.yml",
        "images/other.png",
        "locales/nl.yml",
        "promotions/other.yml",
        "scripts/greet.js",
        "targeting/audiences.yml",
        "targeting/facts.yml",
    ]
    handbill("export", "beside", "journey", "--out", "again.json")
    assert (shop.parent / "again.json").read_bytes() == (shop.parent / "journey.handbill.json").read_bytes()
    assert "campaigns/journey.yml:3 refers to it" in handbill("remove", "shop", "other").stderr
    handbill("lock", "beside")
    assert "      - show-other: show other\n" in (beside / "state.lock").read_text()
    renamed = (beside / "campaigns" / "journey.yml").rename(beside / "campaigns" / "way.yml")
    assert "write `renamed_from: journey` into campaigns/way.yml" in handbill("build", "beside").stdout
    renamed.write_text("renamed_from: journey\n" + campaign)
    assert handbill("build", "beside").returncode == 0
    assert '{campaign:{journey:"way"}}' in (shop.parent / "build" / "beside" / "handbill.js").read_text()
