"""What a test can do with a browser: the same verbs over every engine.

All coordinates are CSS pixels of the page under test. In a framed page (`goto(url, framed=True)`) that page is an
iframe below a strip of `STRIP` pixels, so that `move(500, -50)` takes the real pointer out through its top edge.
"""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

STRIP = 100
WIDTH, HEIGHT = 1000, 700
# Seconds after which something that has to come counts as missing. A test that passes never waits for it to end, and a
# machine with other work may well need a tenth of it.
PATIENCE = 60.0
_PAUSE = 0.015

# Where an element is on the screen, and whether a pointer there would reach it (hosts and shadow roots included).
_CENTRE = """
(function (found) {
  if (!found) return null;
  if (!found.getClientRects().length) return { hidden: true };
  var box = found.getBoundingClientRect();
  if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) {
    found.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    var placed = found.getBoundingClientRect();
    if (placed.top !== box.top || placed.left !== box.left) return { scrolled: true };
  }
  // An engine that draws no frames for a moment shows the same place twice in the middle of an animation.
  var moving = found.getRootNode().getAnimations().some(function (one) {
    return one.playState === "running" && isFinite(one.effect.getComputedTiming().endTime);
  });
  if (moving) return { moving: true };
  var x = box.left + box.width / 2, y = box.top + box.height / 2, top = document.elementFromPoint(x, y);
  while (top && top.shadowRoot && top.shadowRoot.elementFromPoint(x, y) && top.shadowRoot.elementFromPoint(x, y) !== top)
    top = top.shadowRoot.elementFromPoint(x, y);
  var reached = top, label = top && top.closest("label");
  while (reached && reached !== found) reached = reached.parentNode || reached.host;
  if (label && label.control === found) reached = found;
  return { x: x, y: y, over: reached ? null : top ? top.outerHTML.slice(0, 120) : "nothing" };
})(%s)
"""


class Engine(ABC):
    """One browser, started once. `fresh()` gives it an empty profile and a single blank tab."""

    name: str
    _framed = False

    # -------------------------------------------------------------- what each engine does in its own way

    @abstractmethod
    def fresh(
        self, *, touch: bool = False, reduced_motion: bool = False, forced_colors: bool = False
    ) -> None:
        """Start over: no storage, no cookies, one tab of WIDTH x HEIGHT. What an engine can't emulate it refuses."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Load `url` in the current tab and wait until its document is parsed."""

    @abstractmethod
    def js(self, expression: str, *arguments: Any) -> Any:
        """Return the JSON value of a JavaScript expression; `arguments[0]` is the first argument. Awaits a promise."""

    @abstractmethod
    def _pointer(self, points: Sequence[tuple[float, float]]) -> None:
        """Move the real pointer along points of the window's viewport."""

    @abstractmethod
    def press(self) -> None:
        """Hold the left button down where the pointer is."""

    @abstractmethod
    def release(self) -> None:
        """Let the left button go."""

    @abstractmethod
    def wheel(self, dy: float) -> None:
        """Turn the wheel over the pointer by `dy` pixels, down when positive."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type on the real keyboard into whatever has the focus."""

    @abstractmethod
    def key(self, name: str) -> None:
        """Press a key, named as in KeyboardEvent.key (`Escape`, `Tab`, `Enter`), with `Shift+` and the like before it."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the viewport another size, in CSS pixels."""

    @abstractmethod
    def shot(self, path: Path) -> None:
        """Save a PNG of the viewport."""

    @abstractmethod
    def new_tab(self) -> int:
        """Open a tab of the same profile, go on in it and return its index."""

    @abstractmethod
    def switch(self, tab: int) -> None:
        """Go on in another tab; 0 is the first."""

    @abstractmethod
    def close_tab(self) -> None:
        """Close the current tab and go on in the first."""

    @abstractmethod
    def stop(self) -> None:
        """Quit the browser."""

    # -------------------------------------------------------------- what follows from it

    def goto(self, url: str, *, framed: bool = False) -> None:
        """Load a page; `framed` puts it below the strip that the pointer can leave to."""
        self._framed = False
        if not framed:
            self.open(url)
            return
        parts = urlsplit(url)
        target = quote(url[len(f"{parts.scheme}://{parts.netloc}") :], safe="")
        self.open(f"{parts.scheme}://{parts.netloc}/__test/frame?src={target}")
        # A frame begins with an empty document, which counts as complete.
        self.wait_until(
            "(function (w) { return w.location.href !== 'about:blank' && w.document.readyState === 'complete'; })"
            "(document.querySelector('iframe').contentWindow)"
        )
        self._framed = True

    def move(self, x: float, y: float) -> None:
        """Move the pointer there in one step."""
        self.path((x, y))

    def path(self, *points: tuple[float, float]) -> None:
        """Move the pointer along the points."""
        drop = STRIP if self._framed else 0
        self._pointer([(x, y + drop) for x, y in points])

    def click_at(self, x: float, y: float) -> None:
        """Click a point with the real pointer."""
        self.move(x, y)
        self.press()
        self.release()

    def click(self, css: str) -> None:
        """Click the first element that matches, once it stands still and nothing covers it."""
        self.click_on(f"document.querySelector({json.dumps(css)})")

    def click_on(self, expression: str, patience: float = PATIENCE) -> None:
        """Click the element that a JavaScript expression gives; it may lie in a shadow root."""
        x, y = self.place_of(expression, patience)
        self.click_at(x, y)

    def place_of(self, expression: str, patience: float = PATIENCE) -> tuple[float, float]:
        """Return the centre of an element that stands still and that the pointer would hit."""
        ends = time.monotonic() + patience
        before: Any = None
        while True:
            now = self.js(_CENTRE % expression)
            if now and now == before and "x" in now and now["over"] is None:
                return now["x"], now["y"]
            if time.monotonic() > ends:
                raise AssertionError(
                    f"{expression} can't be clicked in {self.name}: {now or 'it is not there'}"
                )
            before = now
            if now and "scrolled" in now:
                self.settle()  # A pointer hits what has been drawn, and a scrolled page has yet to be.
            time.sleep(_PAUSE)

    def wait_until(self, expression: str, *arguments: Any, patience: float = PATIENCE) -> Any:
        """Poll until the expression is truthy and return its value; AssertionError after `patience` seconds."""
        ends = time.monotonic() + patience
        while True:
            value = self.js(expression, *arguments)
            if value:
                return value
            if time.monotonic() > ends:
                said = self.js("window.shopSeen && { errors: shopSeen.errors, at: location.href }")
                raise AssertionError(
                    f"never came true in {self.name}: {expression}; last {value!r}; page {said}"
                )
            time.sleep(_PAUSE)

    def settle(self) -> None:
        """Let the page do what is already due: two frames with their observers, and the tasks that they queue."""
        self.js(
            "new Promise(function (done) { requestAnimationFrame(function () { setTimeout(function () {"
            " requestAnimationFrame(function () { setTimeout(done, 0, 1); }); }, 0); }); })"
        )

    def reload(self) -> None:
        """Load the page again."""
        self.js("(window.shopLeft = 1, setTimeout(function () { location.reload(); }, 0), 1)")
        self.arrive()

    def back(self) -> None:
        """Go back in the history, out of the back/forward cache where the engine has the page there."""
        self._travel(-1)

    def forward(self) -> None:
        """Go forward in the history."""
        self._travel(1)

    def _travel(self, by: int) -> None:
        # Playwright's own go_back waits for ever on a page that comes out of the back/forward cache.
        here = self.js("location.href")
        self.js(f"(setTimeout(function () {{ history.go({by}); }}, 0), 1)")
        self.wait_until(f"location.href !== {json.dumps(here)} && document.readyState === 'complete'")

    def arrive(self) -> None:
        """Wait for the document that follows one marked with `window.shopLeft`."""
        self.wait_until("!window.shopLeft && document.readyState === 'complete'")

    def errors(self) -> list[str]:
        """Return what went wrong in the page so far: errors, unhandled rejections, policy violations."""
        found: list[str] = self.js("window.shopSeen ? shopSeen.errors : []")
        return found
