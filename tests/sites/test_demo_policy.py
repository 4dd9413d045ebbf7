"""The demo shop under the policy that its own manifest asks for, and under nothing more."""

import html
import json
import re

import pytest

from tests.browser.building import ROOT, Workshop
from tests.browser.shop import Shop

# What the shop's own pages need, and the strictest of everything else.
PAGE = (
    "default-src 'none'; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)
VIEWS = (("welcome", "free-shipping"), ("gear-desk", "packing-list"), ("before-you-go",), ("lookbook",))
"""What is shown on one page view after the other: no more than two dialogs come on one."""


def policy(shop: Shop) -> str:
    """Return the policy of a page with this bundle: the manifest's sources beside those of the page."""
    assert shop.bundle is not None
    manifest = json.loads(shop.bundle.files["manifest.json"])
    sources = [f"{name} {' '.join(allowed)}" for name, allowed in sorted(manifest["csp"].items())]
    return "; ".join([PAGE, *sources])


def test_every_promotion_of_the_demo_shows_under_the_policy_of_its_manifest(shop: Shop) -> None:
    shop.open_site("demo")
    shop.headers = {"content-security-policy": policy(shop)}
    assert not re.search("unsafe|data:|blob:|https?:|\\*", shop.headers["content-security-policy"])
    for view in VIEWS:
        shop.visit("/")
        shop.grant(marketing=True)
        for promotion in view:
            answer = shop.call("show", promotion, {"ignore": ["targeting", "frequency", "schedule"]})
            assert answer == {"shown": True}, promotion
            assert shop.shown(promotion)
            if promotion == "welcome":
                shop.fill_in("welcome", "input[type=email]", "ann@example.test")
                shop.click_in("welcome", "button[type=submit]")
                assert len(shop.wait_leads()) == 1
            shop.call("close", promotion)
            assert shop.gone(promotion)
        assert shop.quiet()
        shop.now += 60_000


# Other engines take the hash of a file only beside other sources.
@pytest.mark.engines("chromium")
def test_the_demo_s_script_runs_by_its_hash_alone(shop: Shop, workshop: Workshop) -> None:
    bundle = shop.bundle = workshop.build_folder(ROOT / "sites" / "demo", release=True)
    shop.serve(bundle)
    embed = html.unescape(bundle.files["embed.html"].decode())
    [tag] = [tag for tag in re.findall("<script .*?</script>", embed) if "integrity" in tag]
    [digest] = re.findall('integrity="(.*?)"', tag)
    assert f"'{digest}'" in json.loads(bundle.files["manifest.json"])["csp"]["script-src"]
    # The test's own script has the nonce; in capitals, ours gets none.
    shop.script = tag.replace("<script ", "<SCRIPT ")
    shop.headers = {
        "content-security-policy": f"default-src 'none'; script-src '{digest}' 'nonce-abc'; connect-src 'self'"
    }
    shop.visit("/", page="bare")

    assert len(shop.events("ready")) == 1
    assert shop.quiet()
