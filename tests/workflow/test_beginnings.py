"""From `handbill new campaign` to the screen."""

from pathlib import Path

from handbill.cli.group import run
from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, site


def test_a_newcomer_goes_through_the_welcome_series_as_it_is_written_and_is_done_with_an_order(
    shop: Shop, tmp_path: Path
) -> None:
    root = tmp_path / "acme"
    root.mkdir()
    (root / "site.yml").write_text(site())
    assert run(["new", "campaign", str(root), "--from", "welcome-series", "--id", "hello"]) == 0
    shop.build({path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yml")})

    shop.visit("/")
    shop.advance(14_000)
    assert shop.open_promotions() == []
    shop.advance(1_000)
    assert shop.says("hello-ask", "Ten percent off your first order")
    shop.fill_in("hello-ask", "input[type=email]", "ada@example.test")
    shop.click_in("hello-ask", "input[type=checkbox]")
    shop.advance(3_000)
    shop.click_in("hello-ask", "button[type=submit]")
    assert shop.says("hello-ask", "Have a look in your mailbox")
    shop.close("hello-ask")

    shop.now += DAY
    shop.visit("/other")
    assert shop.shown("hello-story")
    shop.close("hello-story")
    assert shop.record()["campaigns"]["at:hello"]["step"] == "delay-2"

    # The page tells of it by a script of its own: what that runs into happens after it, as in every shop.
    shop.engine.js("setTimeout(() => handbill.order({ id: '1001', total: 5000, currency: 'EUR' }))")
    assert [event["promotion"] for event in shop.wait_event("conversion")] == ["hello-ask"]
    shop.advance(0)
    kept = shop.record()["campaigns"]
    assert "at:hello" not in kept
    assert kept["converted:hello"]["n"] == 1
    shop.now += 3 * DAY
    shop.visit("/")
    assert shop.absent("hello-reminder")
    assert shop.quiet()
