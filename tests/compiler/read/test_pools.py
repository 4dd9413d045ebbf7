"""Files of codes: which code stands where, what is none, and that none of them leaves with a bundle."""

from pathlib import Path

import pytest

from handbill.read.pools import is_pool, listed
from tests.compiler.acme import SITE, compiled

COUPON = (
    "template: popup\ntriggers: [ page_load ]\ncontent: { headline: Yours, coupon: { unique: welcome } }\n"
)
ENDPOINTS = "endpoints: { coupons: /in/coupons }\n"


def codes(text: str, path: str = "coupons/welcome.csv") -> list[str]:
    found = listed(path, "welcome", text)
    assert found.faults == ()
    return [f"{code.text} {code.at.line}:{code.at.column}" for code in found.codes]


def faults(text: str, path: str = "coupons/welcome.csv") -> list[str]:
    return [
        f"{fault.code} {fault.at.line}:{fault.at.column}" for fault in listed(path, "welcome", text).faults
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ANNA-1\nBOB-2\n", ["ANNA-1 1:1", "BOB-2 2:1"]),
        ("Code\nANNA-1\n", ["ANNA-1 2:1"]),
        ("used,discount_code\n0,ANNA-1\n", ["ANNA-1 2:3"]),
        ('used;code\n0;"ANNA-1"\n', ["ANNA-1 2:4"]),
        ("code\tnote\nANNA-1\tfirst\n", ["ANNA-1 2:1"]),
    ],
)
def test_a_code_stands_in_a_line_or_in_the_column_of_codes(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_what_separates_cells_elsewhere_is_part_of_a_code_in_a_plain_list() -> None:
    assert codes("A;1\n", "coupons/welcome.txt") == ["A;1 1:1"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["HB008 1:1"]),
        ("code\n", ["HB008 1:1"]),
        ("ANNA-1\n\nBOB-2\n", ["HB549 2:1"]),
        (" ANNA-1\n", ["HB549 1:2"]),
        ("ANNA 1\n", ["HB549 1:1"]),
        ("code,used\n,0\nANNA-1,0\n", ["HB549 2:1"]),
        ("name,used\nANNA-1,0\n", ["HB549 1:1"]),
        ('"' + "A" * 200_000 + "\n", []),
    ],
)
def test_lines_without_a_code_and_blanks_are_told_where_they_stand(text: str, found: list[str]) -> None:
    assert faults(text) == found


def test_files_of_codes_lie_in_their_folder_alone() -> None:
    assert is_pool("coupons/welcome.csv")
    assert is_pool("coupons/welcome.txt")
    assert not is_pool("coupons/old/welcome.csv")
    assert not is_pool("coupons/welcome.xlsx")
    assert not is_pool("products/welcome.csv")


def test_no_code_of_a_pool_leaves_with_a_bundle(tmp_path: Path) -> None:
    site = SITE + ENDPOINTS
    bundle = compiled(
        tmp_path, {"site.yml": site, "offer": COUPON, "coupons/welcome.csv": "ANNA-7F3K\nBOB-2K9Q\n"}
    )

    assert b"welcome" in bundle.files["handbill.js"]
    for name, data in bundle.files.items():
        assert b"ANNA-7F3K" not in data, name
        assert b"BOB-2K9Q" not in data, name
