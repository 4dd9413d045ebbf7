"""The gallery's pictures against those in `pictures/`, a fifth of their size, as Chromium draws them.

`--update-expected` takes them anew; look at them before they are committed.
"""

import base64
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.engine import Engine

EXPECTED = Path(__file__).parent / "pictures"
SITE = """\
language: 1
name: Acme Outdoor
currency: EUR
timezone: Europe/Amsterdam
consent: { source: none }
theme: { font: "DejaVu Sans, sans-serif" }
"""
MOST = 0.004
"""Share of a picture's pixels that may differ: letters are smoothed otherwise from one machine to the next."""
_COMPARE = """
(function (pairs, unlike) {
  function read(base64) {
    var bytes = Uint8Array.from(atob(base64), function (letter) { return letter.charCodeAt(0); });
    return createImageBitmap(new Blob([bytes], { type: "image/png" })).then(function (image) {
      var context = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height);
    });
  }
  return Promise.all(pairs.map(function (pair) {
    return Promise.all(pair.map(read)).then(function (both) {
      var a = both[0], b = both[1], differ = 0;
      if (a.width !== b.width || a.height !== b.height) return 1;
      for (var i = 0; i < a.data.length; i += 4)
        if ([0, 1, 2].some(function (c) { return Math.abs(a.data[i + c] - b.data[i + c]) > unlike; })) differ++;
      return differ / (a.width * a.height);
    });
  }));
})(arguments[0], 40)
"""


@pytest.mark.long
@pytest.mark.engines("chromium")
def test_every_state_of_every_template_looks_as_it_did(
    engine: Engine, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    (tmp_path / "site.yml").write_text(SITE)
    command = [
        "gallery",
        str(tmp_path),
        "--scale",
        "0.2",
        "--at",
        "2026-11-22",
        "--out",
        str(tmp_path / "shown"),
    ]
    subprocess.run([sys.executable, "-m", "handbill", *command], check=True, capture_output=True)
    taken = {path.name: path.read_bytes() for path in (tmp_path / "shown" / "pictures").iterdir()}
    if request.config.getoption("--update-expected"):
        update(taken)
    kept = {path.name: path.read_bytes() for path in EXPECTED.glob("*.png")}

    assert sorted(taken) == sorted(kept), "take them anew with --update-expected, and look at them"
    engine.fresh()
    names = sorted(taken)
    pairs = [[base64.b64encode(one[name]).decode() for one in (taken, kept)] for name in names]
    shares = dict(zip(names, engine.js(_COMPARE, pairs), strict=True))
    assert {name: share for name, share in shares.items() if share > MOST} == {}
    assert len(taken) > 50


def update(taken: dict[str, bytes]) -> None:
    """Keep what was taken in the place of what there was."""
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.glob("*.png"):
        old.unlink()
    for name, png in taken.items():
        (EXPECTED / name).write_bytes(png)
