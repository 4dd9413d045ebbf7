"""Plays the cases.json of apps: the requests that a lead makes, to the letter."""

import json
from typing import Any

from tests.browser.building import ROOT
from tests.browser.engine import Engine
from tests.browser.server import TYPES, ShopServer

RUNTIME = ROOT / "runtime_js"
CASES: list[tuple[str, dict[str, Any]]] = [
    (path.parent.name, case)
    for path in sorted((RUNTIME / "apps").glob("*/cases.json"))
    for case in json.loads(path.read_text())
]
PAGE = """
<!doctype html><title>Apps</title><script type="module">
  import { setSite } from "/runtime_js/core/site.js";
  const told = [];
  for (const [app, one] of CASES) {
    const { send } = await import("/runtime_js/apps/" + app + "/send.js");
    setSite({}, { asking: one.asking });
    told.push(send(one.lead, one.options));
  }
  window.told = JSON.stringify(told);
</script>
"""


def test_apps_make_the_requests_that_their_cases_state(server: ShopServer, engine: Engine) -> None:
    for script in RUNTIME.rglob("*.js"):
        path = script.relative_to(ROOT).as_posix()
        server.files[f"/{path}"] = (TYPES[".js"], script.read_bytes())
    html = PAGE.replace("CASES", json.dumps(CASES))
    server.files["/apps"] = (TYPES[".html"], html.encode())
    engine.fresh()
    engine.open(f"{server.origin}/apps")
    told = json.loads(engine.wait_until("window.told"))

    assert len(CASES) >= 5
    assert {case["it"]: sent for (_, case), sent in zip(CASES, told, strict=True)} == {
        case["it"]: case["sends"] for _, case in CASES
    }
