"""What facts of the shop's own become: a value of their type, or unknown."""

from typing import Any

import pytest

from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules

MINUTE, DAY = 60_000, 86_400_000
ROWS: dict[str, list[tuple[Any, Any, Any]]] = {
    "text": [
        ("gold", 0, "gold"),
        ("", 0, ""),
        (40, 0, "40"),
        (False, 0, "false"),
        ({}, 0, None),
        (None, 0, None),
    ],
    "number": [
        ("40", 0, 40),
        (" 2.5 ", 0, 2.5),
        ("-3", 0, -3),
        (7, 0, 7),
        ("", 0, None),
        ("1e3", 0, None),
        ("0x10", 0, None),
        ("1,5", 0, None),
        ("many", 0, None),
        (True, 0, None),
        ([3], 0, None),
    ],
    "boolean": [
        ("true", 0, True),
        (False, 0, False),
        ("yes", 0, None),
        ("", 0, None),
        (1, 0, None),
        (None, 0, None),
    ],
    "choice": [
        ("gold", ["gold", "silver"], "gold"),
        ("Gold", ["gold", "silver"], None),
        (1, ["1", "2"], "1"),
        ({}, ["gold"], None),
    ],
    "percent": [("60%", 0, 60), ("60", 0, 60), (12.5, 0, 12.5), ("%", 0, None)],
    "money": [("12.50", 2, 1250), (12.5, 2, 1250), ("1200", 0, 1200), ("1.234", 3, 1234), ("EUR 5", 2, None)],
    "duration": [
        ("90s", 0, 90_000),
        ("2.5m", 0, 2.5 * MINUTE),
        ("7d", 0, 7 * DAY),
        ("90", 0, None),
        ("soon", 0, None),
        (90, 0, None),
    ],
    "moment": [
        ("1970-01-02", 0, DAY),
        ("1970-01-01T00:01:00Z", 0, MINUTE),
        (5, 0, 5),
        ("yesterday", 0, None),
        ("12/24/2026", 0, None),
        ("2026-13-45", 0, None),
        (None, 0, None),
    ],
    "set": [
        (["a", 7], 0, ["a", "7"]),
        ("a, b,,c ", 0, ["a", "b", "c"]),
        ("", 0, []),
        ([], 0, []),
        ([{}], 0, None),
        ({}, 0, None),
        (None, 0, None),
    ],
    "foreign": [("12.50", 2, None)],
}


@pytest.mark.parametrize("kind", ROWS)
def test_what_is_read_is_of_its_type_or_unknown(shop: Shop, kind: str) -> None:
    body = """
    const read = (await load("core/typed.js"))[kind];
    return rows.map((row) => { const found = read(row[0] === null ? undefined : row[0], row[1]); return found === undefined ? null : found; });
    """
    rows = ROWS[kind]

    assert run_modules(shop, body, kind=kind, rows=rows) == [expected for _, _, expected in rows]
