"""A shopper in a shop: what tests say instead of browser calls.

    def test_a_dismissed_offer_stays_away_on_the_next_page(shop: Shop) -> None:
        shop.build({"promotions/welcome.yml": WELCOME})
        shop.visit("/")
        shop.advance(20_000)
        assert shop.shown("welcome")
        shop.close("welcome")
        shop.visit("/other")
        shop.advance(20_000)
        assert shop.absent("welcome")

Time stands still until `advance`; it goes on over reloads, tabs and navigations. `shown` waits for what has to come,
`absent` lets everything that is due happen and then looks.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handbill.model.bundle import Bundle
from tests.browser.building import ROOT, START, Workshop, milliseconds
from tests.browser.engine import PATIENCE, Engine
from tests.browser.server import TYPES, Answer, ShopServer

PAGES = Path(__file__).parent / "pages"
_ROOT_OF = "document.querySelector('hb-root[data-handbill=\"' + %s + '\"]')"
_SHOWN = """
(function (root) {
  if (!root) return false;
  var all = root.shadowRoot.querySelectorAll("*");
  for (var i = 0; i < all.length; i++) {
    var box = all[i].getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && getComputedStyle(all[i]).visibility === "visible") return true;
  }
  return false;
})(%s)
"""
# The text that can be seen: a hidden screen has no boxes.
_TEXT = """
(function (root) {
  if (!root) return null;
  var walk = document.createTreeWalker(root.shadowRoot, NodeFilter.SHOW_TEXT), said = [], node;
  while ((node = walk.nextNode())) {
    var box = node.parentElement.getBoundingClientRect();
    if (box.width && box.height && node.data.trim()) said.push(node.data.trim());
  }
  return said.join("\\n");
})(%s)
"""


class Shop:
    """One shopper with an empty profile, one shop with its server. `now`: the page's clock, in ms since 1970."""

    def __init__(self, engine: Engine, server: ShopServer, workshop: Workshop) -> None:
        self.engine = engine
        self.server = server
        self.now = milliseconds(START)
        self.page = "tall"
        self.head: list[str] = []
        self.headers: dict[str, str] = {}
        self.bundle: Bundle | None = None
        self.script = '<script defer src="/handbill.js"></script>'
        self._workshop = workshop
        self._site_pages: Path | None = None
        self._pages: dict[str, str] = {}
        server.page = self._serve

    # -------------------------------------------------------------- the shop's side

    def build(self, files: Mapping[str, str | bytes], **how: Any) -> Bundle:
        """Compile a site and serve its bundle from now on. Keywords: see `Workshop.build`."""
        self.bundle = self._workshop.build(files, **how)
        self.serve(self.bundle)
        return self.bundle

    def open_site(self, name: str, *, release: bool = False) -> Bundle:
        """Compile `sites/<name>` and serve its pages with it, as `handbill dev` does."""
        root = ROOT / "sites" / name
        self.bundle = self._workshop.build_folder(root, release=release)
        self.open_pages(root / "pages")
        self.serve(self.bundle)
        return self.bundle

    def open_pages(self, folder: Path) -> None:
        """Serve the pages of a site from now on."""
        self._site_pages = folder

    def serve(self, bundle: Bundle, prefix: str = "/") -> None:
        """Serve the files of a bundle below a path."""
        for path, content in bundle.files.items():
            kind = TYPES.get(Path(path).suffix, "application/octet-stream")
            self.server.files[prefix + path] = (kind, content)

    def answer(self, path: str, *answers: Answer) -> None:
        """Let the server answer the next requests for a path like this."""
        self.server.script(path, *answers)

    def leads(self) -> list[dict[str, Any]]:
        """Return the bodies that arrived at the leads endpoint so far."""
        return [request.json for request in self.server.to("/handbill/leads", "POST")]

    def wait_leads(self, count: int = 1) -> list[dict[str, Any]]:
        """Return the leads once there are `count`."""
        return [request.json for request in self.server.wait_for("/handbill/leads", count)]

    def _serve(self, path: str) -> Answer:
        if path == "/__test/recorder.js":
            text = (PAGES / "recorder.js").read_text().replace("CLOCK", str(self.now))
            return Answer(200, text, {"content-type": TYPES[".js"]})
        if path.startswith("/__test/"):
            file = PAGES / Path(path).name
            return Answer(200, file.read_bytes(), {"content-type": TYPES[file.suffix]})
        html = self._html(path)
        if html is None:
            return self._site_file(path)
        recorder = '<script src="/__test/recorder.js"></script>'
        return Answer(
            200,
            html.replace("<!-- handbill -->", self._inserted(recorder)),
            {"content-type": TYPES[".html"], **self.headers},
        )

    def _inserted(self, recorder: str) -> str:
        lines = [recorder, *self.head, self.script]
        nonce = self.headers.get("content-security-policy", "").partition("'nonce-")[2].partition("'")[0]
        text = "\n".join(lines)
        return text.replace("<script ", f'<script nonce="{nonce}" ') if nonce else text

    def _html(self, path: str) -> str | None:
        if self._site_pages is None:
            return (PAGES / f"{self._pages.get(path, self.page)}.html").read_text()
        name = path.strip("/") or "index"
        for file in (self._site_pages / f"{name}.html", self._site_pages / name / "index.html"):
            if file.is_file():
                # The site's page brings its own script tag; only the recorder and what a test adds go before it.
                first = ['<script src="/__test/recorder.js"></script>', *self.head]
                return file.read_text().replace("<head>", "\n".join(["<head>", *first]), 1)
        return None

    def _site_file(self, path: str) -> Answer:
        assert self._site_pages is not None
        for folder in (self._site_pages, self._site_pages.parent):
            file = (folder / path.lstrip("/")).resolve()
            if file.is_file() and file.is_relative_to(folder.resolve()):
                kind = TYPES.get(file.suffix, "application/octet-stream")
                return Answer(200, file.read_bytes(), {"content-type": kind})
        return Answer(404, "not found")

    # -------------------------------------------------------------- the shopper's side

    def visit(
        self, path: str = "/", *, page: str | None = None, framed: bool = False, ready: bool = True
    ) -> None:
        """Load a page of the shop; `page` names the file of tests/browser/pages that lies at that path from now on.

        Waits until Handbill has started, unless `ready=False` (no bundle there, or one that may not start).
        """
        if page is not None:
            self._pages[path.partition("?")[0].partition("#")[0]] = page
        self.engine.goto(self.server.origin + path, framed=framed)
        if ready:
            self.started()

    def started(self) -> None:
        """Wait until Handbill has started on this page, and until what its start makes due has happened."""
        self.engine.wait_until(
            "window.shopSeen && shopSeen.events.some(function (e) { return e.name === 'ready'; })"
        )
        self.engine.settle()

    def reload(self) -> None:
        """Load the page again."""
        self.engine.reload()
        self.started()

    def advance(self, ms: float) -> None:
        """Let time go by on this page; what falls due on the way happens in its order."""
        self.now += round(ms)
        self.engine.js("handbillClock.advance(arguments[0])", ms)
        self.engine.settle()

    def scroll(self, y: float) -> None:
        """Scroll the page to `y` at once, and let its observers see it."""
        self.engine.js("window.scrollTo({ top: arguments[0], behavior: 'instant' })", y)
        self.engine.settle()

    def leave_through_top(self) -> None:
        """Take the pointer out of a framed page through its top edge, as one who goes for the tab's cross does."""
        self.engine.path((500, 300), (500, 150), (500, 10), (500, -50))
        self.engine.settle()

    def come_back(self) -> None:
        """Bring the pointer back into a framed page."""
        self.engine.path((500, 10), (500, 300))
        self.engine.settle()

    def hide(self) -> None:
        """Hide the tab: what the page can know of it, its state and the event."""
        self._visibility("hidden")

    def unhide(self) -> None:
        """Show the tab again."""
        self._visibility("visible")

    def _visibility(self, state: str) -> None:
        self.engine.js(
            "(Object.defineProperty(document, 'visibilityState', { value: arguments[0], configurable: true }),"
            " Object.defineProperty(document, 'hidden', { value: arguments[0] === 'hidden', configurable: true }),"
            " document.dispatchEvent(new Event('visibilitychange', { bubbles: true })), 1)",
            state,
        )
        self.engine.settle()

    def call(self, method: str, *arguments: Any) -> Any:
        """Call a function of the page API and return what it answers."""
        return self.engine.js(
            f"handbill[{json.dumps(method)}].apply(handbill, arguments[0])", list(arguments)
        )

    def grant(self, **purposes: bool) -> None:
        """Answer the shop's consent question: `grant(marketing=True)`."""
        self.call("consent", purposes)
        self.engine.settle()

    def cart(self, total: int, currency: str = "EUR", **more: Any) -> None:
        """Let the page tell its cart: the total in minor units."""
        self.call("cart", {"currency": currency, "total": total, **more})
        self.engine.settle()

    # -------------------------------------------------------------- what can be seen

    def shown(self, promotion: str, patience: float = PATIENCE) -> bool:
        """Tell whether the promotion comes on the screen."""
        return self._becomes(_SHOWN % self.root(promotion), patience)

    def gone(self, promotion: str, patience: float = PATIENCE) -> bool:
        """Tell whether the promotion leaves the screen."""
        return self._becomes(f"!{self.root(promotion)}", patience)

    def absent(self, promotion: str) -> bool:
        """Tell whether the promotion is not there, once everything that is due has happened."""
        self.engine.settle()
        return not self.engine.js(f"!!{self.root(promotion)}")

    def open_promotions(self) -> list[str]:
        """Return the ids of the promotions on the page, in the order of the document."""
        found: list[str] = self.engine.js(
            "Array.from(document.querySelectorAll('hb-root')).map(function (r) { return r.dataset.handbill; })"
        )
        return found

    def text(self, promotion: str) -> str:
        """Return the text of an open promotion that can be seen, a line a piece."""
        assert self.shown(promotion), f"{promotion} is not there; open: {self.open_promotions()}"
        said: str = self.engine.js(_TEXT % self.root(promotion))
        return said

    def says(self, promotion: str, words: str, patience: float = PATIENCE) -> bool:
        """Tell whether the words come to stand in an open promotion."""
        return self._becomes(
            f"({_TEXT % self.root(promotion)} || '').includes(arguments[0])", patience, words
        )

    def _becomes(self, expression: str, patience: float, *arguments: Any) -> bool:
        try:
            self.engine.wait_until(expression, *arguments, patience=patience)
        except AssertionError:
            return False
        return True

    @staticmethod
    def root(promotion: str) -> str:
        """Return the JavaScript expression of a promotion's root element."""
        return _ROOT_OF % json.dumps(promotion)

    def within(self, promotion: str, css: str) -> str:
        """Return the JavaScript expression of the first element in a promotion that matches and can be seen."""
        return (
            f"Array.from({self.root(promotion)}.shadowRoot.querySelectorAll({json.dumps(css)}))"
            ".filter(function (e) { return e.getClientRects().length; })[0]"
        )

    def click_in(self, promotion: str, css: str) -> None:
        """Click an element of an open promotion with the real pointer."""
        assert self.shown(promotion), f"{promotion} is not there; open: {self.open_promotions()}"
        self.engine.click_on(self.within(promotion, css))
        self.engine.settle()

    def fill_in(self, promotion: str, css: str, text: str) -> None:
        """Click a field of an open promotion and type into it."""
        self.click_in(promotion, css)
        self.engine.type(text)
        value = self.engine.js(f"{self.within(promotion, css)}.value")
        assert text in value, f"{css} of {promotion} holds {value!r} after typing {text!r}"

    def close(self, promotion: str) -> None:
        """Close an open promotion by its close button."""
        self.click_in(promotion, CLOSE)
        assert self.gone(promotion), f"{promotion} did not close; {self.engine.js('shopSeen')}"

    # -------------------------------------------------------------- what the page was told, what was kept

    def events(self, name: str) -> list[dict[str, Any]]:
        """Return the `handbill:<name>` events of this document so far: their details."""
        found: list[dict[str, Any]] = self.engine.js(
            f"shopSeen.events.filter(function (e) {{ return e.name === {json.dumps(name)}; }})"
        )
        return found

    def wait_event(self, name: str, count: int = 1) -> list[dict[str, Any]]:
        """Return the events of a name once there are `count` on this document."""
        self.engine.wait_until(
            f"shopSeen.events.filter(function (e) {{ return e.name === {json.dumps(name)}; }}).length >= {count}"
        )
        return self.events(name)

    def record(self, site: str = "acme") -> Any:
        """Return the storage record, parsed; None when there is none."""
        kept = self.engine.js(f"localStorage.getItem({json.dumps('handbill:' + site)})")
        return None if kept is None else json.loads(kept)

    def keys(self) -> list[str]:
        """Return the keys of the origin's local and session storage, and its cookies."""
        found: list[str] = self.engine.js(
            "Object.keys(localStorage).concat(Object.keys(sessionStorage), document.cookie || [])"
        )
        return found

    def quiet(self) -> bool:
        """Tell whether the page has seen no error, rejection or policy violation; AssertionError with them if not."""
        errors = self.engine.errors()
        assert errors == []
        assert self.events("error") == []
        return True


CLOSE = "[data-close], [aria-label=Close]"
