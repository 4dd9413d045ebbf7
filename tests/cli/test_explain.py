"""`handbill explain`: what is asked for, how it is answered, and what is wrong use."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import OFFER, Run

JOURNEY = """\
enroll: { triggers: [ page_load ] }
steps:
  - show: offer
  - if: { visitor.new: true }
    then: [ { goto: show-offer } ]
  - end: converted
"""
LIMITED = OFFER + "targeting: { page.type: cart }\nschedule: { until: 2026-12-01 }\n"


@pytest.fixture
def shop(acme: Path) -> Path:
    """The small shop, whose offer is for the cart and ends in December; and a visitor who is there."""
    (acme / "promotions" / "offer.yml").write_text(LIMITED)
    (acme / "promotions" / "other.yml").write_text(OFFER.replace("popup", "corner"))
    (acme.parent / "visitor.yml").write_text("at: 2026-11-22 13:00\npage.type: cart\n")
    return acme


def test_the_answer_is_a_table_of_gates_that_ends_in_one_sentence(shop: Path, handbill: Run) -> None:
    found = handbill("explain", "acme", "offer", "--as", "visitor.yml")

    lines = found.stdout.splitlines()
    assert (found.returncode, found.stderr) == (0, "")
    assert lines[0] == "offer · visitor.yml · 2026-11-22 13:00 Europe/Amsterdam"
    assert lines[-1] == "offer would show on timer"
    gates = [line[2:] for line in lines if line[:2] == "✓ "]
    assert gates == ["consent", "schedule", "frequency", "targeting", "checkout", "slot"]
    (condition,) = [line.split() for line in lines if "promotions/offer.yml:6" in line]
    assert condition == ["✓", "page.type", "cart", "cart", "promotions/offer.yml:6"]


def test_a_promotion_that_would_not_show_is_an_answer_and_no_failure(shop: Path, handbill: Run) -> None:
    found = handbill("explain", "acme", "offer", "--at", "2026-11-22 13:00")

    assert found.returncode == 0
    assert found.stdout.splitlines()[-1] == "offer would not show: targeting"


def test_the_moment_and_the_page_on_the_command_line_come_before_the_files(shop: Path, handbill: Run) -> None:
    over = handbill("explain", "acme", "offer", "--as", "visitor.yml", "--at", "2026-12-01")
    (shop.parent / "visitor.yml").write_text("page.path: /elsewhere\n")
    site = shop / "site.yml"
    site.write_text(site.read_text() + "pages: { cart: /basket }\n")
    there = handbill(
        "explain", "acme", "offer", "--as", "visitor.yml", "--at", "2026-11-22", "--page", "/basket"
    )

    assert over.stdout.splitlines()[-1] == "offer would not show: schedule"
    assert there.stdout.splitlines()[-1] == "offer would show on timer"


def test_without_a_promotion_each_has_a_line(shop: Path, handbill: Run) -> None:
    found = handbill("explain", "acme", "--as", "visitor.yml")

    assert found.returncode == 0
    assert [line.split() for line in found.stdout.splitlines()[2:]] == [
        ["✓", "other", "corner", "50", "would", "show", "on", "timer"],
        ["✓", "offer", "modal", "50", "would", "show", "on", "timer"],
    ]


def test_the_site_may_be_left_out_in_its_own_folder(shop: Path, handbill: Run) -> None:
    named = handbill("explain", "offer", "--at", "2026-11-22", cwd=shop)
    whole = handbill("explain", "--at", "2026-11-22", cwd=shop)

    assert named.stdout.splitlines()[-1] == "offer would not show: targeting"
    assert whole.stdout.count("would") == 2


def test_json_is_one_document(shop: Path, handbill: Run) -> None:
    found = handbill("explain", "acme", "offer", "--as", "visitor.yml", "--output", "json")

    document = json.loads(found.stdout)
    (only,) = document["promotions"]
    assert (document["site"], document["visitor"], document["at"]) == (
        "acme",
        "visitor.yml",
        "2026-11-22T12:00+00:00",
    )
    assert (only["promotion"], only["shows"], only["by"]) == ("offer", True, None)


@pytest.fixture
def journey(shop: Path) -> Path:
    """The small shop with a campaign, and with one whose name a promotion has, too."""
    (shop / "campaigns").mkdir()
    (shop / "campaigns" / "journey.yml").write_text(JOURNEY)
    (shop / "campaigns" / "other.yml").write_text(JOURNEY)
    return shop


def test_a_campaign_as_data_is_its_steps_with_where_each_leads_and_the_drawing(
    journey: Path, handbill: Run
) -> None:
    drawn = handbill("explain", "acme", "journey").stdout
    found = handbill("explain", "acme", "journey", "--output", "json")

    assert found.returncode == 0
    document = json.loads(found.stdout)
    steps = document.pop("steps")
    assert document == {"site": "acme", "campaign": "journey", "mermaid": drawn}
    assert steps[0] == {
        "id": "show-offer",
        "step": "show",
        "says": ["offer", "until closed"],
        "at": "campaigns/journey.yml:3",
        "ways": [{"way": None, "to": steps[1]["id"]}],
    }
    assert [[(way["way"], way["to"]) for way in step["ways"]] for step in steps[1:]] == [
        [("then", steps[2]["id"]), ("else", steps[3]["id"])],
        [(None, "show-offer")],
        [(None, None)],
    ]


def test_the_folder_says_which_where_a_promotion_and_a_campaign_have_one_name(
    journey: Path, handbill: Run
) -> None:
    short, promotion, campaign, file = (
        handbill("explain", "acme", name).stdout.splitlines()
        for name in ("other", "promotions/other", "campaigns/other", "campaigns/other.yml")
    )

    assert short == promotion
    assert promotion[-1].startswith("other would ")
    assert campaign == file
    assert campaign[0] == "flowchart TD"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("journy",), "There is no promotion and no campaign 'journy'; did you mean 'journey'?"),
        (("campaigns/journy",), "There is no campaign 'journy'; did you mean 'journey'?"),
        (("promotions/journey",), "There is no promotion 'journey'; one of: offer, other"),
        (("journey", "--as", "visitor.yml"), "A campaign is drawn, whoever comes; leave --as and --page out"),
        (("journey", "--page", "/cart"), "A campaign is drawn, whoever comes; leave --as and --page out"),
    ],
)
def test_wrong_use_with_campaigns_says_what_is_right(
    journey: Path, handbill: Run, arguments: tuple[str, ...], words: str
) -> None:
    found = handbill("explain", "acme", *arguments)

    assert (found.returncode, found.stdout) == (2, "")
    assert words in found.stderr


def test_a_mistake_in_the_site_comes_before_a_drawing(journey: Path, handbill: Run) -> None:
    (journey / "promotions" / "other.yml").write_text("template: popop\ncontent: { headline: Hi }\n")

    text = handbill("explain", "acme", "journey")
    machine = handbill("explain", "acme", "journey", "--output", "json")

    assert (text.returncode, machine.returncode) == (1, 1)
    assert "--> promotions/other.yml:1:11" in text.stdout
    assert json.loads(machine.stdout)["diagnostics"][0]["file"] == "promotions/other.yml"


def test_who_sees_names_a_visitor_for_each_promotion(shop: Path, handbill: Run) -> None:
    found = handbill("explain", "acme", "--who-sees", "--at", "2026-11-22 13:00")
    machine = handbill("explain", "acme", "--who-sees", "--at", "2026-11-22 13:00", "--output", "json")

    assert (found.returncode, machine.returncode) == (0, 0)
    assert found.stdout == "offer  { at: 2026-11-22 13:00, page.type: cart }\nother  any visitor\n"
    rows = json.loads(machine.stdout)["promotions"]
    assert rows[0]["visitor"] == {"at": "2026-11-22 13:00", "page.type": "cart"}


def test_a_mistake_in_the_visitor_file_is_told_with_its_place(shop: Path, handbill: Run) -> None:
    (shop.parent / "visitor.yml").write_text("page.tpye: cart\n")

    text = handbill("explain", "acme", "offer", "--as", "visitor.yml")
    machine = handbill("explain", "acme", "offer", "--as", "visitor.yml", "--output", "json")

    assert (text.returncode, machine.returncode) == (1, 1)
    assert "--> visitor.yml:1:1" in text.stdout
    assert "did you mean 'page.type'?" in text.stdout
    (only,) = json.loads(machine.stdout)["diagnostics"]
    assert (only["code"], only["file"], only["line"], only["column"]) == ("HB201", "visitor.yml", 1, 1)


def test_a_mistake_in_the_site_comes_before_any_answer(shop: Path, handbill: Run) -> None:
    (shop / "promotions" / "other.yml").write_text("template: popop\ncontent: { headline: Hi }\n")

    found = handbill("explain", "acme", "offer", "--as", "visitor.yml")

    assert found.returncode == 1
    assert "--> promotions/other.yml:1:11" in found.stdout
    assert "would" not in found.stdout


def test_what_a_template_implies_stands_where_the_definition_chose_it(shop: Path, handbill: Run) -> None:
    (shop / "promotions" / "tab.yml").write_text(
        "description: Keeps the offer at hand.\n"
        "template: { name: tab, opens: offer, when: after }\n"
        "triggers: [ page_load ]\npriority: 40\ntargeting: { page.type: cart }\ncontent: { button: Ten percent }\n"
    )
    visitor = shop.parent / "visitor.yml"
    first = handbill("explain", "acme", "tab", "--as", "visitor.yml")
    visitor.write_text(visitor.read_text() + "promotion.offer.dismissed: 1\n")
    later = handbill("explain", "acme", "tab", "--as", "visitor.yml")

    (implied,) = [line.split() for line in first.stdout.splitlines() if "offer.dismissed" in line]
    assert implied == ["✗", "promotion.offer.dismissed", "never", "true", "promotions/tab.yml:2"]
    assert first.stdout.splitlines()[-1] == "tab would not show: targeting"
    assert later.stdout.splitlines()[-1] == "tab would show on page_load"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("acme", "ofer"), "There is no promotion and no campaign 'ofer'; did you mean 'offer'?"),
        (("acme", "offer", "other"), "'other' is too much"),
        (("acmee", "offer"), "did you mean 'acme'?"),
        (("acme", "offer", "--as", "nobody.yml"), "nobody.yml"),
        (("acme", "offer", "--page", "cart"), "'cart' is no page"),
        (("acme", "offer", "--who-sees"), "leave the promotion, --as and --page out"),
    ],
)
def test_wrong_use_is_exit_2_and_says_what_is_right(
    shop: Path, handbill: Run, arguments: tuple[str, ...], words: str
) -> None:
    found = handbill("explain", *arguments)

    assert (found.returncode, found.stdout) == (2, "")
    assert words in found.stderr


def test_colour_is_for_those_who_ask(shop: Path, handbill: Run) -> None:
    plain = handbill("explain", "acme", "offer")
    forced = handbill("explain", "acme", "offer", FORCE_COLOR="1")

    assert "\x1b[" not in plain.stdout
    assert "\x1b[31m✗" in forced.stdout
