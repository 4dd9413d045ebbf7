"""The promotions that these tests open, and what they ask of the page about them."""

from typing import Any

from tests.browser.shop import Shop

MESSAGE = """\
template: popup
triggers: [ { click: "#button" } ]
frequency: { cap: { per: page, max: 9 } }
content:
  headline: A hundred days
  body: Try it outside.
  button: { label: Keep looking, link: /collections/all }
"""
AT_ONCE = MESSAGE.replace('[ { click: "#button" } ]', "[ page_load ]")
FORM = """\
  form:
    fields:
      - email: { label: E-mail address }
      - marketing_consent: { text: "Yes, send me news." }
    button: Send me the code
"""
LEAD = f"""\
template: popup
triggers: [ page_load ]
content:
  headline: Ten percent off
{FORM}\
  result:
    headline: Thank you
    coupon: {{ generic: WELCOME10, copy: true }}
"""
BANNER = """\
template: { name: banner, position: top }
triggers: [ page_load ]
content:
  body: Orders before noon leave today.
  button: { label: See the stock, link: /stock }
"""
CORNER = """\
template: { name: corner, position: bottom-right }
triggers: [ page_load ]
content:
  headline: Not sure about the size?
  body: Two questions, one answer.
"""


def site(text: str) -> dict[str, str]:
    """Return the files of a site with this one promotion, called offer."""
    return {"promotions/offer.yml": text}


def open_at_once(shop: Shop, text: str = AT_ONCE, page: str = "tall", **how: Any) -> None:
    """Open a promotion whose trigger is the page's load."""
    shop.build(site(text), **how)
    shop.visit("/", page=page)
    assert shop.shown("offer")


def inner(shop: Shop, css: str) -> str:
    """Return the JavaScript expression of the first match in the promotion."""
    return f"{shop.root('offer')}.shadowRoot.querySelector({css!r})"


def focused(shop: Shop) -> str:
    """Return what has the focus, seen through shadow roots: tag, and id or class."""
    found: str = shop.engine.js(
        "(function () { var a = document.activeElement;"
        " while (a && a.shadowRoot && a.shadowRoot.activeElement) a = a.shadowRoot.activeElement;"
        " return (a.tagName + ' ' + (a.id || a.className)).toLowerCase().trim(); })()"
    )
    return found
