"""What one change of the cart costs, by the number of promotions: `.venv/bin/python -m bench.rules [N …]`.

The shipped tables and script (as *plan* and *emit* make them) against the same rules evaluated all anew, by the tables
and as a closure a promotion. Rules have two to five conditions, a fifth of them an `any`; distinct conditions grow with
the root of the number of promotions. Node runs it, warm; each figure is the median of rounds, in µs an event, and what
counts are the ratios, all of one run.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.sites import WORDS, one_popup
from handbill.check.conditions import conditions
from handbill.check.context import Context
from handbill.check.site import known_of_site
from handbill.diagnostics import Report
from handbill.emit import emit
from handbill.model.site import Condition, Site
from handbill.pipeline import Memory, check_site
from handbill.plan import plan
from handbill.yaml import compose
from scripts.javascript import node

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SIZES = (10, 100, 1_000, 10_000)
_START = """
import { setCart } from "./cart.js";
import { listenConsent } from "./consent.js";
import { clearFacts, observe, truth } from "./facts.js";
import { setSite } from "./site.js";

export const start = (parts, data) => {
  setSite(parts, data);
  listenConsent();
  const rules = data.promotions.map((row) => row[3]);
  const all = () => rules.reduce((sum, i) => sum + (truth(i) === 1 ? 1 : 0), 0);
  globalThis.page = {
    cart: setCart,
    anew: () => { clearFacts(); return all(); },
    follow: () => { clearFacts(); rules.forEach((i) => observe(i, () => {})); },
    all,
  };
};
"""
_DRIVER = """
const none = () => {};
const element = { lang: "en", addEventListener: none };
Object.assign(globalThis, {
  window: globalThis, addEventListener: none,
  document: { dispatchEvent: none, documentElement: element, addEventListener: none, title: "Tents", referrer: "" },
  location: { pathname: "/collections/" + WORD, search: "?q=" + WORD, hash: "", hostname: "shop.test" },
  localStorage: { getItem: () => null, setItem: none, removeItem: none },
});
BUNDLE
const carts = CARTS.map((total, i) => ({ currency: "EUR", total, count: i % 7 }));
const q = new URLSearchParams(location.search).get("q");
let cart = carts[0];
const closures = eval(CLOSURES);
const ways = {
  follow: (event) => page.cart(event),
  anew: (event) => { page.cart(event); return page.anew(); },
  closures: (event) => { cart = event; let n = 0; for (const rule of closures) if (rule()) n++; return n; },
};
page.cart(carts[0]);
const found = {};
for (const name of Object.keys(ways)) {
  page.anew();
  if (name === "follow") page.follow();
  const rounds = [];
  for (let round = 0; round < 15; round++) {
    const begin = process.hrtime.bigint();
    for (const event of carts) ways[name](event);
    rounds.push(Number(process.hrtime.bigint() - begin) / 1e3 / carts.length);
  }
  found[name] = rounds.sort((a, b) => a - b)[7];
}
page.follow();
for (const event of carts) {
  page.cart(event);
  cart = event;
  const held = closures.reduce((n, rule) => n + (rule() ? 1 : 0), 0);
  if (page.all() !== held) throw new Error(page.all() + " by the tables, " + held + " by closures");
}
console.log(JSON.stringify(found));
"""


@dataclass(frozen=True)
class Test:
    """A condition as the language and as JavaScript writes it."""

    rule: dict[str, Any]
    code: str


def pool(size: int, pick: random.Random) -> list[Test]:
    """Return that many different conditions: half about the cart, half about the page."""
    found: list[Test] = []
    for i in range(size):
        word = WORDS[i * 37 % len(WORDS)]
        euros = 1 + i * 3
        found.append(
            pick.choice(
                [
                    Test({"cart.value": {"at_least": str(euros)}}, f"cart.total>={euros * 100}"),
                    Test({"cart.value": {"below": str(euros)}}, f"cart.total<{euros * 100}"),
                    Test(
                        {"page.path": {"contains": word}}, f"location.pathname.includes({json.dumps(word)})"
                    ),
                    Test({"page.query.q": {"is_not": word}}, f"q!=={json.dumps(word)}"),
                ]
            )
        )
    return found


def rules(count: int) -> tuple[list[dict[str, Any]], list[str]]:
    """Return rules, and the same as JavaScript expressions."""
    pick = random.Random(count)
    tests = pool(max(31, round(14 * count**0.5)), pick)
    written: list[dict[str, Any]] = []
    code: list[str] = []
    for _ in range(count):
        chosen = pick.sample(tests, pick.randint(2, 5))
        key, joint = ("any", "||") if pick.random() < 0.2 else ("all", "&&")
        written.append({key: [test.rule for test in chosen]})
        code.append("()=>" + joint.join(f"({test.code})" for test in chosen))
    return written, code


def checked(written: list[dict[str, Any]], root: Path) -> tuple[Site, list[Condition]]:
    """Return a site and conditions that are checked against it."""
    report, memory = Report(), Memory()
    site = check_site(one_popup(root), NOW, report, memory)
    assert site is not None
    assert memory.source is not None
    assert memory.catalog is not None
    context = Context(memory.source, memory.catalog, report)
    context = known_of_site(memory.source.of_kind("site")[0].root, context)
    found: list[Condition] = []
    for start in range(0, len(written), 500):
        text = "\n".join(f"r{i}: {json.dumps(rule)}" for i, rule in enumerate(written[start : start + 500]))
        root_of, problems = compose(text, "rules.yml")
        assert root_of is not None
        assert not problems
        found += [conditions(line.value, line.key.text, context) for line in root_of]
    return site, found


def _walk(count: int) -> list[int]:
    """Return totals of a cart, in cents, that something is put into and taken out of."""
    pick, total, found = random.Random(1), 9_000, list[int]()
    for _ in range(count):
        total = min(max(total + pick.choice((-1, 1)) * pick.randrange(500, 6_000), 0), 60_000)
        found.append(total)
    return found


def measure(count: int) -> dict[str, float]:
    """Return µs an event by the way in which `count` rules are followed."""
    written, code = rules(count)
    with tempfile.TemporaryDirectory() as folder:
        site, found = checked(written, Path(folder) / "bench")
        one = replace(site.promotions[0], triggers=())
        promotions = tuple(replace(one, id=f"p{i:05}", targeting=rule) for i, rule in enumerate(found))
        # Granted: what is measured is rules, not consent.
        open_site = replace(site, promotions=promotions, purposes={})
        modules = {"runtime_js/core/start.js": _START}
        report = Report()
        bundle = emit(plan(open_site), report, lambda _: b"", modules)
        assert bundle is not None, report.diagnostics
        carts = _walk(200)
        closures = "[" + ",".join(code) + "]"
        program = _DRIVER.replace("BUNDLE", bundle.files["handbill.js"].decode())
        program = program.replace("WORD", json.dumps(WORDS[37])).replace("CARTS", json.dumps(carts))
        script = Path(folder) / "bench.cjs"
        script.write_text(program.replace("CLOSURES", json.dumps(closures)), encoding="utf-8")
        done = subprocess.run([*node(), str(script)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        answer: dict[str, float] = json.loads(done.stdout)
    return answer


def main(sizes: list[int]) -> None:
    """Print a line for each number of promotions."""
    print(f"{'promotions':>10} {'followed, us':>13} {'all anew':>10} {'closures':>10} {'growth':>8}")
    first = 0.0
    for size in sizes:
        took = measure(size)
        first = first or took["follow"]
        ratios = [f"{took[way] / took['follow']:.1f} x" for way in ("anew", "closures")]
        print(
            f"{size:>10} {took['follow']:>13.2f} {ratios[0]:>10} {ratios[1]:>10} {took['follow'] / first:>6.1f} x"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
