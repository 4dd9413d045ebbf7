"""The source map points every token at the module that it came from."""

import json
import re
from pathlib import Path

from bench.sites import one_popup
from handbill.diagnostics import Report
from handbill.emit.minify import minify
from handbill.emit.script import join
from handbill.emit.sourcemap import source_map, vlq
from handbill.model.plan import Import
from tests.budget.test_bytes import compiled

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def numbers(segment: str) -> list[int]:
    """Read base-64 VLQ as the source map specification says it."""
    found, shift, value = [], 0, 0
    for letter in segment:
        digit = DIGITS.index(letter)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            found.append(-(value >> 1) if value & 1 else value >> 1)
            shift, value = 0, 0
    return found


def places(mapping: dict[str, object]) -> dict[tuple[int, int], tuple[str, int, int]]:
    """Return line and column of the script → source, line and column, all from 0."""
    found = {}
    state = [0, 0, 0, 0]
    sources = mapping["sources"]
    assert isinstance(sources, list)
    for line, segments in enumerate(str(mapping["mappings"]).split(";")):
        state[0] = 0
        for segment in filter(None, segments.split(",")):
            state = [a + b for a, b in zip(state, numbers(segment), strict=True)]
            found[line, state[0]] = (sources[state[1]], state[2], state[3])
    return found


def test_numbers_are_written_as_the_specification_says() -> None:
    assert [vlq(n) for n in (0, 1, -1, 15, 16, -16, 1000)] == ["A", "C", "D", "e", "gB", "hB", "w+B"]
    assert [numbers(vlq(n)) for n in (-70_000, 123_456)] == [[-70_000], [123_456]]


def test_every_word_of_the_script_is_found_again_in_its_module() -> None:
    modules = {
        "runtime_js/core/start.js": 'import { now } from "./clock.js";\n\n/** Élan. */\n'
        "export function start(one, two) {\n  const size = 3; // größer\n  return now(one) + now(two) + size;\n}\n",
        "runtime_js/core/clock.js": "let ago = 2;\nexport const now = (x) => {\n  ago = ago + x;\n  return ago;\n};\n",
        "site:scripts/vip.js": "// größer\nexport default (fact) => {\n  return help(fact);\n};\nfunction help(fact) {}\n",
    }
    report = Report()
    asked = Import("site:scripts/vip.js", "default", "asked")
    joined = join((asked,), {"ask": "asked"}, modules, report)
    assert joined is not None
    minified = minify(joined, report)
    assert minified is not None
    mapping = json.loads(source_map(minified, joined.sources, "handbill.js"))
    lines = minified.text.decode().split("\n")
    checked = 0
    for (line, column), (source, row, source_column) in places(mapping).items():
        there = modules[source.replace("site/", "site:")].split("\n")[row][source_column:]
        here = lines[line][column:]
        word = here[: len(here) - len(here.lstrip("abcdefghijklmnopqrstuvwxyz"))]
        assert there.startswith(word)
        checked += bool(word)

    assert checked >= 24
    assert mapping["sourcesContent"] == [modules[s.replace("site/", "site:")] for s in mapping["sources"]]


def test_what_a_release_says_is_found_again_where_it_was_written(tmp_path: Path) -> None:
    """Texts and the properties that keep their names: of thousands of words, those that can be told apart."""
    bundle = compiled(one_popup(tmp_path / "acme"))
    mapping = json.loads(bundle.files["handbill.js.map"])
    texts = dict(zip(mapping["sources"], mapping["sourcesContent"], strict=True))
    (script,) = [f.decode() for name, f in bundle.files.items() if re.fullmatch(r"handbill\.\w+\.js", name)]
    checked = 0
    for (line, column), (source, row, source_column) in places(mapping).items():
        here = script.split("\n")[line][column:]
        word = re.match(r"""(?<!\w)("[^"]+"|[A-Za-z]{5,})""", here)
        if word:
            there = texts[source].split("\n")[row][source_column:]
            assert there.startswith(word[0]), (word[0], source, row, there[:40])
            checked += 1

    assert checked > 300
