"""Ways between screens that hang on an answer, and forms that keep what they say for the lead at the end."""

from pathlib import Path

import pytest

from handbill.model.ways import Ways
from tests.compiler.check.sites import LEADS, SITE, checked, codes, promotion

SIZE = "choice: { name: size, label: Size, options: [ S, L ], required: true }"


def screens(**blocks: str) -> str:
    """Return a promotion with these screens, each of the blocks that it lists."""
    lines = "".join(f"  {name}: {{ blocks: [ {listed} ] }}\n" for name, listed in blocks.items())
    return f"template: popup\nscreens:\n{lines}"


def said(root: Path, text: str, more: str = LEADS) -> list[str]:
    """Return the codes of what is said of a promotion."""
    return codes(checked(root, {"site.yml": SITE + more, "promotions/one.yml": text})[1])


def test_the_first_case_that_holds_decides_and_else_comes_last(tmp_path: Path) -> None:
    text = screens(
        ask=f"form: {{ fields: [ {SIZE} ], send: false, go: {{ else: large, size: {{ S: small }} }} }}",
        small="button: { label: On, go: large }",
        large="heading: Large ones",
    )

    ways = promotion(tmp_path, text, LEADS).screens[0].blocks[0].parameters["go"]

    assert isinstance(ways, Ways)
    assert ways.rows() == [["small", "size", "S"], ["large"]]


def test_every_answer_with_its_way_needs_no_else(tmp_path: Path) -> None:
    whole = screens(
        ask=f"form: {{ fields: [ {SIZE} ], send: false, go: {{ size: {{ S: small, L: large }} }} }}",
        small="button: { label: On, close: true }",
        large="heading: Large ones",
    )

    assert said(tmp_path, whole, "") == []
    assert said(tmp_path, whole.replace(", required: true", ""), "") == ["HB497"]


def test_a_screen_that_no_answer_leads_to_is_warned_of(tmp_path: Path) -> None:
    text = screens(
        ask=f"form: {{ fields: [ {SIZE} ], send: false, go: {{ size: {{ S: small }}, else: small }} }}",
        large="heading: Large ones",
        small="heading: Small ones",
    )

    assert said(tmp_path, text, "") == ["HB414"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("email", "marketing_consent: Yes please", []),
        ("marketing_consent: Yes please", "email", []),
        ("email", "terms: I accept them", ["HB496"]),
        (SIZE, "email", ["HB408"]),
    ],
)
def test_the_consent_for_one_lead_may_stand_in_any_of_its_forms(
    tmp_path: Path, first: str, second: str, expected: list[str]
) -> None:
    text = screens(
        ask=f"form: {{ fields: [ {first} ], send: false }}",
        mail=f"form: {{ fields: [ {second} ] }}",
        thanks="heading: Thank you",
    )

    assert said(tmp_path, text) == expected


def test_only_a_form_that_is_sent_needs_an_endpoint(tmp_path: Path) -> None:
    kept = screens(ask=f"form: {{ fields: [ {SIZE} ], send: false }}", pick="heading: Our pick")

    assert said(tmp_path, kept, "") == []
    assert said(tmp_path, kept.replace(", send: false", ""), "") == ["HB407", "HB408"]


def test_a_form_beside_a_game_names_no_way(tmp_path: Path) -> None:
    prizes = "[ { label: Ten percent, chance: 50% }, { label: Nothing, chance: 50% } ]"
    text = screens(
        ask="form: { fields: [ email, marketing_consent: Yes please ], go: thanks }, "
        f"wheel: {{ prizes: {prizes} }}",
        thanks="heading: Thank you",
    )

    assert said(tmp_path, text) == ["HB443"]
