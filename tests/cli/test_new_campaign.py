"""`handbill new campaign`: a campaign with all that it shows, which builds, travels and collides with nothing."""

import json
import re
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from handbill import assets
from handbill.catalog import load
from handbill.cli.group import run
from handbill.diagnostics import Report, render
from handbill.exchange.beginnings import FOLDER, beginnings, begun
from handbill.exchange.mentions import Mentions
from handbill.pipeline import check_site, compile_site

ROOT = Path(__file__).parents[2]
SHIPPED = beginnings(None, Report())
NAMES = sorted(SHIPPED)
MENTIONS = Mentions(load(None, Report()))
SITE = """\
language: 1
name: Acme Outdoor
currency: EUR
timezone: Europe/Amsterdam
consent: { source: page }
endpoints: { leads: /handbill/leads }
"""
UNLOCKED = "HB775"
OWN = {
    "beginning.yml": "summary: Says hello by a script.\n",
    "campaign.yml": """\
enroll: { triggers: [ page_load ], targeting: { not: { campaign.hello.finished: true } } }
exit_when: { experiment.way: left, promotion.offer.seen: true }
steps:
  - { show: greet, id: greet }
  - code: scripts/greet.js
  - test: { name: way, paths: { left: { weight: 50, steps: [ { show: offer } ] }, right: { weight: 50, steps: [] } } }
  - delay: 1d
  - goto: greet
""",
    "promotions/greet.yml": "template: corner\ncontent: { body: greet, button: { label: offer, open: offer } }\n",
    "scripts/greet.js": "export default () => { document.title = 'Hello'; };\n",
}


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site as it is on its first day; commands run in the folder above it."""
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "shop", {"site.yml": SITE})


def below(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def begin(source: str, name: str, site: str = "shop") -> int:
    return run(["new", "campaign", site, "--from", source, "--id", name])


def fill(root: Path, names: dict[str, str]) -> None:
    """Write campaigns by their ids without the command, which would judge the whole site each time."""
    for name, source in names.items():
        found = begun(SHIPPED[source], name, date.today(), MENTIONS, Report())
        assert found is not None
        write(root, dict(found.definitions))


def test_all_beginnings_build_beside_each_other_in_a_new_site_and_one_twice_without_a_warning(
    shop: Path,
) -> None:
    fill(shop, {f"a-{name}": name for name in NAMES} | {"b": "welcome-series"})
    report = Report()
    bundle = compile_site(shop, datetime.now(UTC), report)

    assert report.diagnostics == (), render.text(report.diagnostics, report.lines)
    assert bundle is not None
    assert len(list((shop / "campaigns").iterdir())) == len(NAMES) + 1


def test_they_come_into_a_shop_that_is_at_work_and_disturb_nothing(shop: Path) -> None:
    acme = shutil.copytree(ROOT / "sites" / "acme", shop.parent / "acme")
    was = below(acme)
    fill(acme, {f"new-{name}": name for name in NAMES})
    report = Report()
    check_site(acme, datetime.now(UTC), report)

    assert {d.code for d in report.diagnostics} == {UNLOCKED}
    now = below(acme)
    assert {path: now[path] for path in was} == was
    assert {path.split("/")[1].startswith("new-") for path in now.keys() - was.keys()} == {True}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_named_and_explained(
    shop: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert begin(name, "mine") == 0
    out, talk = capsys.readouterr()
    written = sorted(path for path in below(shop) if path != "site.yml")
    assert sorted(out.split()) == written
    assert written[0] == "campaigns/mine.yml"
    assert {path.startswith("promotions/mine-") for path in written[1:]} == {True}
    assert "handbill explain shop mine " in talk
    assert "handbill dev shop " in talk

    lines = (shop / "campaigns" / "mine.yml").read_text().splitlines()
    assert lines[0].startswith(f"# {name}: ")
    # Everything that a shop will want to change has its reason above it, or is the list of what does.
    asked = ("goal:", "priority:", "alone:", "  triggers:", "  targeting:", "  again:", "exit_when:")
    keys = [number for number, line in enumerate(lines) if line.startswith(asked)]
    assert len(keys) >= 5
    assert [lines[number] for number in keys if not lines[number - 1].lstrip().startswith("#")] == []
    assert [line for line in lines if re.match(r"exit_when: .*event\.|    - event\.", line)] != []


@pytest.mark.parametrize("name", NAMES)
def test_each_goes_out_into_another_site_and_comes_out_of_that_the_same(shop: Path, name: str) -> None:
    fill(shop, {"mine": name})
    beside = write(shop.parent / "beside", {"site.yml": SITE})
    assert run(["export", "shop", "mine", "--out", "first.json"]) == 0
    assert run(["import", "beside", "first.json"]) == 0
    assert run(["export", "beside", "mine", "--out", "second.json"]) == 0

    assert Path("first.json").read_bytes() == Path("second.json").read_bytes()
    assert below(beside) == below(shop)


def test_one_can_be_had_once_more_by_duplicate_and_what_remove_takes_is_told(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin("welcome-series", "hello")
    assert run(["duplicate", "shop", "hello", "--id", "again"]) == 0
    # The copy's test divides visitors by itself, so the site still builds.
    assert run(["check", "shop"]) == 0
    assert "name: again\n" in (shop / "campaigns" / "again.yml").read_text()

    capsys.readouterr()
    assert run(["remove", "shop", "hello-ask", "--yes"]) == 0
    lines = (shop / "campaigns" / "hello.yml").read_text().splitlines()
    places = [number for number, line in enumerate(lines, 1) if "hello-ask" in line]
    said = capsys.readouterr().err
    assert [f"campaigns/hello.yml:{number} refers to it" in said for number in places] == [True, True]
    # What the copy shows too is not left alone, and the copy's end leaves all of it.
    assert run(["remove", "shop", "hello", "--yes"]) == 0
    assert capsys.readouterr().err.count("nothing but a script of yours shows") == 0
    assert run(["remove", "shop", "again", "--yes"]) == 0
    said = capsys.readouterr().err
    left = sorted(path.name for path in (shop / "promotions").iterdir())
    assert re.findall(r"shows promotions/(\S+) without it", said) == left
    assert "refers to it" not in said


def test_without_an_id_it_is_called_as_its_beginning_once(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "campaign", "shop", "--from", "welcome-series"]) == 0
    out, talk = capsys.readouterr()
    assert out.split()[0] == "campaigns/welcome-series.yml"
    assert "handbill explain shop welcome-series " in talk
    was = below(shop)

    assert run(["new", "campaign", "shop", "--from", "welcome-series"]) == 2
    said = capsys.readouterr().err
    assert "campaigns/welcome-series.yml, promotions/welcome-series-" in said
    assert "are there already, and nothing was written; take another id: --id ID" in said
    assert below(shop) == was


def test_of_a_campaign_that_is_in_the_way_nothing_is_written_and_each_file_is_named(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(shop, {"promotions/sale-bar.yml": "template: banner\ncontent: { body: Mine }\n"})
    write(shop, {"campaigns/sale.yml": "steps: [ { show: sale-bar } ]\n"})
    was = below(shop)

    assert begin("flash-sale", "sale") == 2
    assert (
        "campaigns/sale.yml, promotions/sale-bar.yml are there already, and nothing was written; take another id: --id ID"
        in capsys.readouterr().err
    )
    assert below(shop) == was


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["shop", "--from", "welcom", "--id", "x"],
            "There is no beginning 'welcom'; did you mean 'welcome-series'?",
        ),
        (
            ["shop", "--from", "nonsense", "--id", "x"],
            "There is no beginning 'nonsense'; these are there:\n\nblank ",
        ),
        (["shop", "--from", "vip", "--id", "My VIPs"], "did you mean 'my-vips'?"),
        (["sop", "--from", "vip", "--id", "x"], "'sop' does not exist; did you mean 'shop'?"),
        (["--from", "vip", "--id", "x"], "name the folder of a site: shop"),
    ],
)
def test_a_wrong_word_gets_a_next_step_and_nothing_is_written(
    shop: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(["new", "campaign", *words]) == 2
    assert said in capsys.readouterr().err
    assert list(below(shop)) == ["site.yml"]


def test_without_a_beginning_they_are_listed_with_what_each_is_for_and_a_shops_own_among_them(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "campaign"]) == 0
    out, talk = capsys.readouterr()
    assert [line.split()[0] for line in out.splitlines()] == NAMES
    assert "welcome-series      Asks newcomers for an address" in out
    assert "handbill new campaign --from NAME --id ID" in talk

    write(shop / FOLDER / "hello", OWN)
    write(shop / FOLDER / "vip", {**OWN, "beginning.yml": "summary: Ours.\n"})
    assert run(["new", "campaign", "shop"]) == 0
    out = capsys.readouterr().out
    assert "hello               Says hello by a script.\n" in out
    assert "vip                 Ours.\n" in out


def test_of_a_shops_own_beginning_whatever_it_names_of_itself_is_called_after_the_new_campaign(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(shop / FOLDER / "hello", OWN)
    write(shop, {"promotions/offer.yml": "template: popup\ncontent: { headline: Hello }\n"})
    assert begin("hello", "mine") == 0
    assert "copied scripts/greet.js" in capsys.readouterr().err

    text = (shop / "campaigns" / "mine.yml").read_text().partition("\n\n")[2]
    expected = OWN["campaign.yml"]
    for old, new in (
        ("campaign.hello.", "campaign.mine."),
        ("experiment.way", "experiment.mine-way"),
        ("name: way", "name: mine-way"),
        # What a step is called, and the shop's own promotion, stay as they are.
        ("show: greet", "show: mine-greet"),
    ):
        expected = expected.replace(old, new)
    assert text == expected
    assert (shop / "promotions" / "mine-greet.yml").read_text().endswith(OWN["promotions/greet.yml"])
    assert run(["check", "shop"]) == 0

    # A second use leaves the script as the shop has changed it.
    write(shop, {"scripts/greet.js": "export default () => { document.title = 'Hi'; };\n"})
    assert begin("hello", "other") == 0
    assert "'Hi'" in (shop / "scripts" / "greet.js").read_text()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"beginning.yml": "sumary: Hello\n"}, "did you mean 'summary'?"),
        ({"beginning.yml": "summary: Hello\ntoday: soon\n"}, "a day: 2030-01-01"),
        ({"campaign.yml": "steps: [ { show: greet }\n"}, "templates/campaigns/hello/campaign.yml:"),
        (
            {"promotions/greet.yml": "template: { name: popup\n"},
            "templates/campaigns/hello/promotions/greet.yml:",
        ),
    ],
)
def test_a_mistake_in_a_shops_own_beginning_is_told_with_its_place_and_nothing_is_written(
    shop: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, str], said: str
) -> None:
    write(shop / FOLDER / "hello", OWN | changes)
    was = below(shop)
    assert begin("hello", "mine") == 1
    out = capsys.readouterr().out
    assert said in out
    assert f"--> {FOLDER}/hello/" in out
    assert below(shop) == was


def test_the_dates_of_a_sale_are_as_far_from_the_day_of_its_making_as_they_were_written(shop: Path) -> None:
    days = {date.today() + timedelta(days=n) for n in (-1, 0, 1)}
    begin("flash-sale", "sale")
    text = "".join(path.read_text() for path in shop.rglob("sale*.yml"))
    found = {date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", text)}
    first = min(found)

    assert first in days
    assert found == {first, first + timedelta(days=2)}
    assert "2030" in (assets.root() / FOLDER / "flash-sale" / "campaign.yml").read_text()


def test_a_sale_is_in_the_calendar_with_its_promotions_and_is_told_when_it_is_over(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(shop, {"sale": "flash-sale"})
    assert run(["calendar", "shop", "--output", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    (campaign,) = shown["campaigns"]
    assert campaign["campaign"] == "sale"
    assert [one["open"] for one in shown["promotions"]] == [campaign["open"]] * 2

    assert run(["check", "shop", "--at", "2999-01-01"]) == 0
    out = capsys.readouterr().out
    assert "nobody begins 'sale' since" in out
    assert out.count("the step is passed over") == 2
    assert re.findall(r"--> (\S+?):", out).count("campaigns/sale.yml") == 3


def test_what_a_site_lacks_for_it_is_said_at_once(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(shop, {"site.yml": SITE.replace("endpoints: { leads: /handbill/leads }\n", "")})
    assert begin("welcome-series", "hello") == 1
    assert "form needs 'endpoints.leads' in site.yml" in capsys.readouterr().out
    assert (shop / "campaigns" / "hello.yml").is_file()
