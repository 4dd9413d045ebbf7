"""The promotions that these tests show: small, and with nothing that a test is not about."""

from tests.browser.building import site_yml

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def popup(
    more: str = "", *, triggers: str = "[ page_load ]", headline: str = "Hello", template: str = "popup"
) -> str:
    """Return a message; `more` is appended as it is."""
    return (
        f"template: {template}\ngoal: view\ntriggers: {triggers}\ncontent: {{ headline: {headline} }}\n{more}"
    )


def site(more: str = "", **keys: str) -> str:
    """Return a site.yml with modals as often as they like, so that caps are tested and not the gap between modals."""
    slots = keys.pop("slots", "{ modal: { max: 1, gap: 0s, per_page: 9 } }")
    return site_yml(more, slots=slots, **keys)


LEAD = """
template: popup
goal: email
triggers: [ page_load ]
content:
  headline: Ten percent
  form:
    fields:
      - email: { label: E-mail address, required: true }
      - marketing_consent: { text: "Yes, send me offers." }
    button: Send
  result:
    headline: Thank you
    coupon: { generic: WELCOME10, copy: true }
"""
