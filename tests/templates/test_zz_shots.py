import pytest
from pathlib import Path
from tests.browser.shop import Shop
from tests.templates.offers import open_at_once
OUT=Path("/tmp/timers_tmp/shots")
BAR="template: countdown-bar\ntriggers: [ page_load ]\ncontent:\n  headline: Free delivery ends tonight\n  countdown: { daily: 23:59 }\n  button: { label: See what is in stock, link: /x }\n"
LONG=BAR.replace("{ daily: 23:59 }","{ until: 2026-12-24 18:00 }").replace("Free delivery ends tonight","Order in time for Christmas")
POP="template: popup\ntriggers: [ page_load ]\ncontent:\n  headline: Twenty percent until Christmas\n  body: On everything that keeps you warm.\n  countdown: { until: 2026-12-24 18:00, label: Ends in }\n  button: { label: Show me, link: /x }\n"
BAN=POP.replace("template: popup","template: banner").replace("  headline: Twenty percent until Christmas\n","")
FREE="template: free-shipping-bar\ntriggers: [ page_load ]\n"
CASES={"bar":BAR,"long":LONG,"popup":POP,"popupdark":POP+"theme: { scheme: dark, accent: '#8fd0ff' }\n","banner":BAN,"barlight":LONG+"theme: { accent: '#ffe08a' }\n", "rtl": POP}
@pytest.mark.parametrize("name", list(CASES))
@pytest.mark.parametrize("size",[(390,844),(1200,700)])
def test_shot(shop, name, size):
    shop.engine.resize(*size)
    open_at_once(shop, CASES[name])
    if name=="rtl":
        shop.engine.js("(document.documentElement.dir='rtl',1)")
    shop.engine.js("Promise.all(document.querySelector('hb-root').shadowRoot.firstChild.getAnimations().map(function(a){return a.finished})).then(function(){})")
    shop.engine.shot(OUT/f"{name}-{size[0]}.png")
    assert shop.quiet()
