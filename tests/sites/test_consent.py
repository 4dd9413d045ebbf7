"""The consent proof of each site: before consent nothing, after each choice what the manifest says, and no more."""

import json
from fnmatch import fnmatch
from typing import Any

import pytest

from handbill.emit.effects import WATCHES, words
from tests.browser.building import ROOT
from tests.browser.shop import Shop

BEHAVIOUR = words()[WATCHES]
SITES = sorted(path.parent.name for path in (ROOT / "sites").glob("*/site.yml"))
# What the bundle itself does: it listens on the page (not within its own promotions), writes, and sends.
WATCHING = """<script>
(function () {
  window.done = { watches: [], writes: [], sends: [] };
  var page = [window, document, document.documentElement];
  function note(owner, name, kind, what) {
    var own = owner[name];
    owner[name] = function () {
      var said = what.apply(this, arguments);
      if (said && new Error().stack.indexOf("/handbill.") > 0) window.done[kind].push(said);
      return own.apply(this, arguments);
    };
  }
  note(EventTarget.prototype, "addEventListener", "watches", function (type) {
    return (page.indexOf(this) >= 0 || this === document.body) && type;
  });
  note(Storage.prototype, "setItem", "writes", function (key) { return key; });
  note(window, "fetch", "sends", function (url) { return String(url); });
  note(Navigator.prototype, "sendBeacon", "sends", function (url) { return String(url); });
})();
</script>"""


def visit(shop: Shop, **grants: bool) -> None:
    """Come anew, say what is granted, and do what shoppers do for a minute."""
    shop.visit("/")
    if grants:
        shop.grant(**grants)
    shop.scroll(1_500)
    shop.advance(60_000)


def done(shop: Shop, kind: str) -> set[str]:
    """Return what the bundle has done on this page view."""
    return set(shop.engine.js("window.done")[kind])


def active(shop: Shop) -> list[Any]:
    """Return all that nobody may do without consent."""
    watching = done(shop, "watches") & BEHAVIOUR
    return [*watching, *done(shop, "writes"), *done(shop, "sends"), *shop.open_promotions()]


@pytest.mark.parametrize("site", SITES)
def test_a_site_does_nothing_before_consent_and_what_it_declares_after(shop: Shop, site: str) -> None:
    manifest = json.loads(shop.open_site(site).files["manifest.json"])
    shop.head.append(WATCHING)
    [key] = manifest["storage"]
    areas = {area["use"] for area in key["areas"] if area["purpose"] == "marketing"}
    watching = {row["what"] for row in manifest["watched"] if "marketing" in row["purposes"]}
    calls = [call["to"].replace("{root}", "/").replace("{handle}", "*") for call in manifest["network"]]

    visit(shop)
    assert (active(shop), shop.record(site)) == ([], None)
    visit(shop, marketing=False, analytics=False)
    assert (active(shop), shop.record(site)) == ([], None)
    visit(shop, analytics=True)
    assert (active(shop), shop.record(site)) == ([], None)

    visit(shop, marketing=True)
    assert done(shop, "writes") == {key["key"]}
    assert {"promotions"} <= set(shop.record(site)) - {"v"} <= areas
    assert done(shop, "watches") & BEHAVIOUR <= watching
    assert bool(done(shop, "watches") & BEHAVIOUR) == bool(watching)
    assert [url for url in done(shop, "sends") if not any(fnmatch(url, call) for call in calls)] == []

    shop.grant(marketing=False)
    assert (shop.record(site), shop.open_promotions()) == (None, [])
