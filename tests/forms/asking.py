"""The forms that these tests fill in, and how a shopper answers what no keyboard types alike in all engines."""

from tests.browser.shop import Shop
from tests.templates.offers import inner

SMS = (
    "Yes, send me recurring automated marketing messages from Acme Outdoor. Consent is not a condition of purchase. "
    "Up to 4 messages a month. Message and data rates may apply. Reply STOP to cancel, HELP for help."
)
NEWS = "Yes, send me news."
EVERYTHING = f"""\
template: popup
triggers: [ page_load ]
frequency: {{ cap: {{ per: page, max: 9 }} }}
content:
  headline: Tell us about you
  form:
    fields:
      - email
      - phone: {{ countries: [NL, BE, DE] }}
      - text: {{ name: first_name, label: First name, autocomplete: given-name }}
      - number: {{ name: age, label: Age, min: 18, max: 120 }}
      - date: {{ name: birthday, label: Birthday, max: today }}
      - choice: {{ name: size, label: Your size, options: [ S, M, {{ large: Large }} ], required: true }}
      - choice: {{ name: country, label: Country, as: select, options: [ {{ NL: Netherlands }}, {{ BE: Belgium }} ] }}
      - checkboxes: {{ name: sports, label: What do you do?, options: [ hiking, {{ biking: On a bike }}, climbing ] }}
      - rating: {{ name: stars, label: How do you like the shop?, low: Poor, high: Excellent }}
      - text: {{ name: note, label: Anything else?, lines: 3 }}
      - hidden: {{ name: source, value: popup }}
      - marketing_consent: {NEWS}
      - sms_consent: {{ text: "{SMS}", terms: /terms, privacy: /privacy }}
    button: Send
  result: {{ headline: Thank you }}
"""


def form(*fields: str, more: str = "") -> str:
    """Return a promotion with a form of these fields and a consent box; `more` are further keys of its content."""
    lines = "".join(f"      - {field}\n" for field in (*fields, f"marketing_consent: {NEWS}"))
    return (
        "template: popup\ntriggers: [ page_load ]\nfrequency: { cap: { per: page, max: 9 } }\n"
        f"content:\n  headline: News\n  form:\n    fields:\n{lines}  result: {{ headline: Thank you }}\n{more}"
    )


def send(shop: Shop) -> None:
    """Press the form's button."""
    reach(shop, "button[type=submit]")


def reach(shop: Shop, css: str) -> None:
    """Scroll the form until an element of it stands in the middle, and click it."""
    shop.engine.js(f"({inner(shop, css)}.scrollIntoView({{ block: 'center', behavior: 'instant' }}), 1)")
    shop.engine.settle()
    shop.click_in("offer", css)


def answer(shop: Shop, css: str, value: str) -> None:
    """Set the value of a field as a browser's own picker, list or keyboard does, and announce it likewise."""
    shop.engine.js(
        f"(function (field) {{ field.value = {value!r}; ['input', 'change'].forEach(function (type) {{"
        f" field.dispatchEvent(new Event(type, {{ bubbles: true }})); }}); return 1; }})({inner(shop, css)})"
    )
    shop.engine.settle()


def value(shop: Shop, css: str) -> object:
    """Return what a field holds."""
    return shop.engine.js(f"{inner(shop, css)}.value")


def ticked(shop: Shop, css: str) -> object:
    """Tell whether a box or a circle is chosen."""
    return shop.engine.js(f"{inner(shop, css)}.checked")
