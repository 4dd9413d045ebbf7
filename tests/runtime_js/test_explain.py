"""`handbill.explain` of a development build, held against `handbill explain` for the visitor that the page saw."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handbill.diagnostics import Report, render
from handbill.explain import Question, ask
from handbill.explain.data import promotion
from handbill.model.currencies import DIGITS
from handbill.pipeline import check_site
from tests.browser.building import ROOT, START, Workshop
from tests.browser.shop import Shop

SITE = ROOT / "tests" / "compiler" / "explain" / "site"
ZONE = ZoneInfo("Europe/Amsterdam")
FILES = {path.relative_to(SITE).as_posix(): path.read_text() for path in SITE.rglob("*.[yj][ms]*")}
# What the page says of its cart is heard on this platform.
FILES["site.yml"] = FILES["site.yml"].replace("platform: shopify", "platform: page")
PROMOTIONS = sorted(Path(path).stem for path in FILES if path.startswith("promotions/"))
HAPPENED = {"shown": "seen", "dismissal": "dismissed", "submission": "submitted", "engagement": "engaged"}
MINUTE, HOUR = 60_000, 3_600_000


@pytest.fixture
def acme(shop: Shop) -> Shop:
    """The shop of the command's own cases, in a development build, with a shopper who grants everything."""
    shop.build(FILES, development=True)
    return shop


def enter(shop: Shop, path: str, **grants: bool) -> None:
    """Load a page of the shop and answer its question for consent."""
    shop.visit(path)
    shop.grant(**(grants or {"marketing": True, "analytics": True}))


def lines(conditions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return conditions with all that are below them."""
    return [one for line in conditions for one in (line, *lines(line.get("of", [])))]


def visitor_file(shop: Shop, live: list[dict[str, Any]], folder: Path, denied: tuple[str, ...]) -> Path:
    """Write what the page saw of its visitor as a visitor file."""
    report = Report()
    site = check_site(SITE, START, report)
    assert site is not None, render.text(report.diagnostics, report.lines)
    said = {"at": f"{datetime.fromtimestamp(shop.now / 1000, UTC).astimezone(ZONE):%Y-%m-%d %H:%M}"}
    said.update({f"consent.{purpose}": "false" for purpose in denied})
    record = shop.record() or {}
    kept = {**record.get("necessary", {}), **record.get("promotions", {})}
    if "session" in kept:
        said["session.duration"] = f"{shop.now - kept['session']['start']}ms"
    for name, one in kept.items():
        kind, _, subject = name.partition(":")
        if kind in HAPPENED and subject in PROMOTIONS:
            said[f"promotion.{subject}.{HAPPENED[kind]}"] = written("occurrence", one, shop)
    for gate in (gate for answer in live for gate in answer["gates"] if gate["gate"] == "targeting"):
        for line in lines(gate["conditions"]):
            if line["condition"].startswith("script ") and line["seen"] is not None:
                said[line["condition"].replace(" ", ":")] = json.dumps(line["seen"])
            fact = next((f for f in site.catalog.facts.values() if f.key == line["condition"]), None)
            kind = "text" if line["condition"].startswith("page.query.") else fact.type if fact else None
            if line["seen"] is not None and kind:
                said[line["condition"]] = written(kind, line["seen"], shop)
    path = folder / "visitor.yml"
    path.write_text("".join(f"{key}: {value}\n" for key, value in said.items()))
    return path


def written(kind: str, seen: Any, shop: Shop) -> str:
    """Write a value that the page holds as a visitor file has it."""
    if kind == "money":
        return f"{seen / 10 ** DIGITS['EUR']:.2f}"
    if kind == "duration":
        return f"{seen}ms"
    if kind == "moment":
        return f"{shop.now - seen}ms"
    if kind == "occurrence":
        if "at" in seen:
            return "[" + ", ".join(f"{shop.now - int(at)}ms" for at in seen["at"].split()) + "]"
        return f"{{ times: {seen['n']}, last: {shop.now - seen['t']}ms }}" if seen["n"] else "false"
    return json.dumps(seen)


def both(
    shop: Shop, folder: Path, page: str, denied: tuple[str, ...] = ()
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return what the page says of every promotion, and what the command says for the visitor that it saw.

    A visitor file knows of nothing that is open at the moment, so nothing is.
    """
    for name in shop.open_promotions():
        shop.call("close", name)
    live: list[dict[str, Any]] = shop.call("explain")
    file = visitor_file(shop, live, folder, denied)
    report = Report()
    asked = ask(Question(SITE, None, file, None, page, START), report)
    assert asked is not None, render.text(report.diagnostics, report.lines)
    by_name = {answer["promotion"]: answer for answer in map(promotion, asked.answers)}
    return live, [by_name[answer["promotion"]] for answer in live]


def rows(answers: list[dict[str, Any]]) -> list[str]:
    """Return a line for each verdict, gate and condition, which is where two answers would differ."""
    found = []
    for answer in answers:
        found.append(f"{answer['promotion']}: shows {answer['shows']}, by {answer['by']}")
        for gate in answer["gates"]:
            found.append(f"{answer['promotion']}: {gate['gate']} {gate['truth']}")
            found += [
                json.dumps({**line, "of": len(line.get("of", []))}, sort_keys=True)
                for line in lines(gate["conditions"])
            ]
    return found


def verdicts(answers: list[dict[str, Any]]) -> dict[str, str | None]:
    return {answer["promotion"]: answer["by"] for answer in answers}


def test_a_first_visit_is_explained_alike_on_the_page_and_on_the_command_line(
    acme: Shop, tmp_path: Path
) -> None:
    enter(acme, "/products/tent")

    live, command = both(acme, tmp_path, "/products/tent")

    assert rows(live) == rows(command)
    assert verdicts(live) == {
        "cart-rescue": "targeting",
        "desk": "schedule",
        "desk-top": None,
        "help": "targeting",
        "notice": "frequency",
        "welcome": None,
    }


def test_a_cart_and_a_link_are_explained_alike(acme: Shop, tmp_path: Path) -> None:
    enter(acme, "/cart?from=mail")
    acme.cart(8000, lines=[{"product": "tent", "quantity": 1}, {"product": "stove", "quantity": 2}])

    live, command = both(acme, tmp_path, "/cart?from=mail")

    assert rows(live) == rows(command)
    assert verdicts(live)["cart-rescue"] is None


def test_a_code_in_the_cart_is_explained_alike(acme: Shop, tmp_path: Path) -> None:
    enter(acme, "/cart")
    acme.cart(8000, codes=["TEN"], lines=[])

    live, command = both(acme, tmp_path, "/cart")

    assert rows(live) == rows(command)
    assert verdicts(live)["cart-rescue"] == "targeting"


def test_a_cart_that_is_not_known_is_explained_alike(acme: Shop, tmp_path: Path) -> None:
    enter(acme, "/cart")

    live, command = both(acme, tmp_path, "/cart")

    assert rows(live) == rows(command)
    (rescue,) = [answer for answer in live if answer["promotion"] == "cart-rescue"]
    seen = {line["condition"]: line["seen"] for line in lines(rescue["gates"][3]["conditions"])}
    assert (seen["page.type"], seen["cart.value"]) == ("cart", None)


def test_what_was_dismissed_is_explained_alike_an_hour_later(acme: Shop, tmp_path: Path) -> None:
    enter(acme, "/products/tent")
    acme.advance(MINUTE)
    acme.close("welcome")
    acme.advance(HOUR)
    enter(acme, "/products/tent")

    live, command = both(acme, tmp_path, "/products/tent")

    assert rows(live) == rows(command)
    assert verdicts(live)["welcome"] == "frequency"


def test_a_regular_on_a_weekday_is_explained_alike(acme: Shop, tmp_path: Path) -> None:
    for _ in range(3):
        enter(acme, "/")
        acme.advance(MINUTE)
        # Left open, it would go unanswered at a time that no visitor file tells.
        acme.call("close", "welcome")
        acme.advance(7 * HOUR)
    enter(acme, "/products/tent")
    acme.advance(5 * MINUTE)

    live, command = both(acme, tmp_path, "/products/tent")

    assert rows(live) == rows(command)
    (desk,) = [answer for answer in live if answer["promotion"] == "desk"]
    assert desk["gates"][1]["truth"] is True
    assert lines(desk["gates"][3]["conditions"])[1]["seen"] == 4


def test_before_consent_the_page_and_the_command_name_the_same_gate(acme: Shop, tmp_path: Path) -> None:
    acme.visit("/checkout/address")

    live, command = both(acme, tmp_path, "/checkout/address", denied=("marketing", "analytics"))

    assert verdicts(live) == verdicts(command)
    assert rows(live) == rows(command)
    assert verdicts(live) == {**dict.fromkeys(PROMOTIONS, "consent"), "notice": "checkout"}


def test_what_the_page_explains_is_what_it_does(acme: Shop) -> None:
    enter(acme, "/products/tent")
    said = verdicts(acme.call("explain"))

    done = {name: acme.call("show", name).get("refused") for name in ("cart-rescue", "desk", "help")}

    assert done == {name: said[name] for name in done}


def test_one_promotion_is_handed_back_alone_and_printed_as_a_table(acme: Shop) -> None:
    enter(acme, "/products/tent")
    acme.engine.js("(window.said = [], console.log = function (text) { said.push(text); }, 1)")

    one = acme.call("explain", "welcome")
    nobody = acme.call("explain", "wellcome")

    table, hint = acme.engine.js("said")
    assert (one["promotion"], one["shows"], nobody) == ("welcome", True, None)
    assert table.splitlines()[0] == "welcome"
    assert table.splitlines()[-1] == "welcome would show"
    (row,) = [line.split() for line in table.splitlines() if "visitor.new" in line]
    assert row == ["\u2713", "visitor.new", "true", "true", "promotions/welcome.yml:4"]
    assert "There is no promotion 'wellcome'" in hint


def test_a_dialog_of_the_shops_is_why_nothing_opens(acme: Shop) -> None:
    acme.visit("/products/tent", page="modal")
    acme.grant(marketing=True)
    acme.engine.js("(document.querySelector('dialog').showModal(), 1)")

    welcome = acme.call("explain", "welcome")

    assert welcome["by"] == "slot"
    assert {gate["gate"]: gate["truth"] for gate in welcome["gates"]}["slot"] is False


def test_a_release_cannot_explain_and_holds_nothing_for_it(shop: Shop, workshop: Workshop) -> None:
    release = shop.build(FILES, release=True)
    development = workshop.build(FILES, release=True, development=True)
    shop.visit("/")

    assert shop.engine.js("typeof handbill.explain") == "undefined"
    assert b"promotions/welcome.yml" not in release.files["handbill.js"]
    assert b"promotions/welcome.yml:4" in development.files["handbill.js"]
    assert "development" not in json.loads(release.files["manifest.json"])
    assert json.loads(development.files["manifest.json"])["development"] is True
