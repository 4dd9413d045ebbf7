"""Loads modules of the runtime as they are, without a build, and runs a few lines on them in the page."""

import json
from typing import Any

from tests.browser.building import ROOT
from tests.browser.shop import Shop


def run_modules(shop: Shop, body: str, *, before: str = "", held: bool = False, **given: Any) -> Any:
    """Return what the body of an async function, with the runtime's modules as `load(path)`, returns.

    `given` are its variables; `before` is a script that runs first in the page. `held`: the page holds
    the clock, as in a test build.
    """
    for path in (ROOT / "runtime_js").rglob("*.js"):
        shop.server.files["/" + str(path.relative_to(ROOT))] = ("text/javascript", path.read_bytes())
    if held:
        clock = (ROOT / "tests" / "runtime_js" / "clock.js").read_bytes()
        shop.server.files["/runtime_js/core/clock.js"] = ("text/javascript", clock)
    names = "".join(f"const {name} = {json.dumps(value)};" for name, value in given.items())
    shop.script = f"""<script>{before}</script><script type="module">
    // From the module that every bundle starts with: their cycles have one order that works.
    const load = (path) => import("/runtime_js/core/start.js").then(() => import("/runtime_js/" + path));
    {names}
    // A site of nothing, until the body says what is in it.
    load("core/site.js").then(({{ setSite }}) => setSite({{}}, {{ endpoints: {{}} }})).then(async () => {{ {body} }}).then((answer) => {{ window.answer = {{ answer }}; }},
      (error) => {{ window.answer = {{ error: String(error) }}; }});
    </script>"""
    shop.visit("/", page="short", ready=False)
    shop.engine.wait_until("window.answer")
    answer = shop.engine.js("window.answer")
    assert "error" not in answer, answer
    return answer.get("answer")
