"""A bundle holds the code of those controls alone that its forms have."""

from pathlib import Path

import pytest

from handbill.catalog import load
from handbill.diagnostics import Report
from handbill.emit.controls import comes_back, kinds, may_be_wrong
from handbill.sandbox.jinja import Templates
from tests.compiler.acme import SITE, compiled

EMAIL = ["input", {"type": "email", "name": "email", "required": ""}]
RADIOS = [["input", {"type": "radio", "name": "size", "required": ""}] for _ in range(3)]
FORM = ["form", 0, ["div", 0, EMAIL], ["input", {"type": "checkbox", "name": "news"}]]
RESULT = ["h2", 0, "Thank you"]


def script(root: Path, *fields: str) -> str:
    """Return the script of a promotion with these fields, a consent for mails and a result."""
    lines = "".join(f"      - {field}\n" for field in (*fields, "marketing_consent: Yes please"))
    text = f"template: popup\ncontent:\n  headline: News\n  form:\n    fields:\n{lines}  result: {{ headline: Thank you }}\n"
    site = SITE + "endpoints: { leads: /in }\n"
    return compiled(root, {"site.yml": site, "lead": text}).files["handbill.js"].decode()


def test_circles_of_one_name_are_one_answer_that_can_be_wrong() -> None:
    assert may_be_wrong([FORM]) == 1
    assert may_be_wrong([["form", 0, *RADIOS]]) == 1
    assert may_be_wrong([[*FORM, *RADIOS, ["fieldset", {"data-required": ""}]]]) == 3
    assert set(kinds([FORM, RESULT])) == {"email", "checkbox"}


@pytest.mark.parametrize(
    ("screens", "again"),
    [
        ([("ask", [FORM]), ("result", [RESULT])], False),
        ([("intro", [RESULT]), ("ask", [FORM]), ("result", [RESULT])], True),
        ([("ask", [FORM]), ("result", [["button", {"@": "next ask"}]])], True),
        ([("ask", [FORM]), ("result", [["button", {"@": "back"}]])], True),
        ([("ask", [FORM]), ("result", [["button", {"@": "close"}]])], False),
        ([("one", [RESULT]), ("two", [RESULT]), ("three", [RESULT])], False),
    ],
)
def test_a_form_is_seen_again_where_something_leads_back(
    screens: list[tuple[str, object]], again: bool
) -> None:
    assert comes_back(screens) is again


def test_a_form_for_an_address_knows_nothing_of_lists_of_mistakes_circles_and_drafts(tmp_path: Path) -> None:
    simple = script(tmp_path / "simple", "email")
    rich = script(tmp_path / "rich", "email", "choice: { label: Size, options: [S, M], required: true }")

    for part in ("mistakes", "radio", "Please look at these again", ".cards", "drafts"):
        assert part not in simple, part
    for part in ("mistakes", "radio", "Please look at these again", ".cards"):
        assert part in rich, part
    assert "drafts" not in rich


def test_a_bundle_holds_the_calling_codes_of_the_countries_that_it_lists(tmp_path: Path) -> None:
    text = script(tmp_path, "email", "phone: { countries: [NL, BE] }")

    assert "31 0 9 9" in text
    assert "32 0 8 9" in text
    assert "49 0" not in text


def test_each_country_that_can_be_listed_has_a_calling_code() -> None:
    phone = load(None, Report()).fields["phone"]
    (countries,) = (one for one in phone.parameters if one.of == "choice")
    files = {f"phone/{name}": text for name, text in phone.files.items()}
    files["phone/all"] = (
        "{% from 'calling-codes.jinja' import plans %}{% for c in plans %}{{ c }} {{ plans[c] }};{% endfor %}"
    )
    rows = [row.split(" ") for row in Templates(files.get).render("phone/all", {}).split(";") if row]

    assert tuple(country for country, *_ in rows) == countries.values
    for country, code, trunk, least, most in rows:
        assert code.isdigit(), country
        assert trunk == "-" or trunk.isdigit(), country
        # E.164 has fifteen digits in all.
        assert 4 <= int(least) <= int(most) <= 15 - len(code), country
