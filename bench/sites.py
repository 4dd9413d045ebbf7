"""Sites of N promotions whose texts do not compress better than real copy would.

The shapes follow the yardstick that the budgets are stated against: two of the four main triggers, a path, a device,
a headline of 4 words, a body of 18, a button of 3, a code of 9 characters.
"""

import random
import re
from pathlib import Path
from pydoc_data import topics

WORDS = sorted({word for text in topics.topics.values() for word in re.findall(r"\b[a-z]{3,10}\b", text)})

SITE = """\
language: 1
name: Bench
currency: EUR
timezone: Europe/Amsterdam
platform: page
consent: { source: page }
"""

ONE_POPUP = """\
template: popup
goal: click
triggers: [ { timer: 20s }, { scroll_depth: 60% }, exit_intent, { cart_value: { at_least: 75 } } ]
targeting: { device.type: desktop }
content:
  headline: Ten percent for your first order
  body: Order before Sunday and we take ten percent off.
  button: { label: Show me, link: /collections/tents }
"""


def one_popup(root: Path) -> Path:
    """Write a site with one message popup and the four main triggers into `root`."""
    return _write(root, {"welcome": ONE_POPUP})


def many_popups(root: Path, count: int) -> Path:
    """Write a site with `count` promotions of one structure into `root`."""
    return _write(root, {f"p{i}": promotion(i) for i in range(count)})


def promotion(i: int) -> str:
    """Return the definition of the i-th promotion, about 500 B of YAML."""
    pick = random.Random(i)

    def words(n: int) -> str:
        return " ".join(pick.choice(WORDS) for _ in range(n))

    triggers = [
        f"scroll_depth: {20 + i % 70}%",
        "exit_intent: { device: desktop }",
        f"timer: {5 + i % 40}s",
        f"cart_value: {{ at_least: {20 + i % 90}, below: 500 }}",
    ]
    code = "".join(pick.choice("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(9))
    return f"""\
template: popup
goal: click
triggers: [ {{ {triggers[i % 4]} }}, {{ {triggers[(i + 1 + i // 4 % 3) % 4]} }} ]
targeting:
  page.path: /collections/{WORDS[i * 37 % len(WORDS)]}
  device.type: {"mobile" if i % 2 else "desktop"}
content:
  headline: "{pick.randrange(5, 60)}% off {words(4)}"
  body: "{words(12).capitalize()}. {words(6).capitalize()}."
  coupon: {{ generic: {code}, copy: true }}
  button: {{ label: "{words(3).capitalize()}", link: /checkout }}
"""


def _write(root: Path, promotions: dict[str, str]) -> Path:
    (root / "promotions").mkdir(parents=True)
    (root / "site.yml").write_text(SITE, encoding="utf-8")
    for name, text in promotions.items():
        (root / "promotions" / f"{name}.yml").write_text(text, encoding="utf-8")
    return root
