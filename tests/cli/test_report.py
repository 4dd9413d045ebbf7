"""`handbill report` on what a shop's endpoint for events has got."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TESTED = "experiment: { name: first-offer, variants: { plain: {}, loud: { change: { content.headline: Hurry } } } }\n"


@pytest.fixture
def tested(acme: Path) -> Path:
    """A shop with an experiment of two equal halves."""
    with (acme / "promotions" / "offer.yml").open("a") as file:
        file.write(TESTED)
    return acme


def batch(variant: str, count: int, site: str = "acme") -> str:
    """Return a line as the page sends it, with something besides that is no exposure."""
    exposure = {"name": "exposure", "site": site, "experiment": "first-offer", "variant": variant, "at": 1}
    other = {"name": "impression", "site": site, "promotion": "offer", "variant": variant}
    return json.dumps({"site": site, "events": [*[exposure] * count, other]})


def test_what_the_page_sent_is_counted_and_lost_visitors_are_told(tested: Path, handbill: Run) -> None:
    lines = [batch("plain", 540), batch("loud", 380), "", batch("loud", 20), batch("loud", 999, "other")]
    (tested.parent / "events.ndjson").write_text("\n".join(lines))

    found = handbill("report", "acme", "events.ndjson")

    assert found.returncode == 0, found.stderr
    assert found.stdout == (
        "first-offer\n"
        "\n"
        "variant    exposed   expected\n"
        "plain          540        470\n"
        "loud           400        470\n"
        "\n"
        "These are not the shares that were declared (chi-square 20.85, p < 0.001).\n"
        "By chance they would come off so far less than once in 1,000 times: visitors of one variant are lost on the\n"
        "way, or counted twice, or the shares were changed while it ran. Compare nothing before that is found.\n"
        "\n"
    )


def test_a_table_that_is_counted_already_says_the_same_as_data(tested: Path, handbill: Run) -> None:
    rows = "experiment,variant,count\nfirst-offer,plain,5200\nfirst-offer,loud,4800\nfirst-offer,old,3\nspring,a,9\n"
    rows += "gifts,ten,600\ngifts,nothing,400\n"
    paths = "ten: { weight: 60, steps: [ { show: offer } ] }, nothing: { weight: 40, steps: [] }"
    (tested / "campaigns").mkdir()
    (tested / "campaigns" / "vip.yml").write_text(
        f"enroll: {{ triggers: [ page_load ] }}\nsteps: [ {{ test: {{ name: gifts, paths: {{ {paths} }} }} }} ]\n"
    )
    (tested.parent / "exposures.csv").write_text(rows)

    told = json.loads(handbill("report", "acme", "exposures.csv", "--output", "json").stdout)

    row, step = told["experiments"]
    assert (step["experiment"], step["fits"]) == ("gifts", True)
    assert (row["experiment"], row["chi_square"], row["fits"]) == ("first-offer", 16.0, False)
    assert row["p"] < 0.001
    assert (row["strangers"], told["others"]) == ({"old": 3}, ["spring"])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("events.ndjson", batch("plain", 1) + "\nnot json\n", "line 2 of events.ndjson is no JSON"),
        ("events.csv", "experiment,arm\nfirst-offer,plain\n", "events.csv has no column 'variant'"),
        ("events.csv", "experiment,variant,count\nfirst-offer,plain,many\n", "'many' is no count"),
    ],
)
def test_a_file_that_can_not_be_read_is_wrong_use(
    tested: Path, handbill: Run, name: str, text: str, said: str
) -> None:
    (tested.parent / name).write_text(text)

    found = handbill("report", "acme", name)

    assert found.returncode == 2
    assert said in found.stderr
