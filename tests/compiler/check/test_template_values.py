"""What a template brings to the promotions that use it: values for their texts, screens of its own, conditions."""

from pathlib import Path

from handbill.model import site as model
from handbill.model.site import All, Text
from tests.compiler.check.sites import SITE, checked, codes, promotion

BAR = """\
template: {{ name: free-shipping-bar, threshold: 50 }}
content:
  body: "{}"
  reached: Delivery is on us.
"""


def test_a_text_may_show_a_value_of_its_template(tmp_path: Path) -> None:
    site, told = checked(tmp_path, {"promotions/one.yml": BAR.format("{missing:money} to go")})

    assert told == []
    assert site is not None
    assert [screen.name for screen in site.promotions[0].screens] == ["ask", "reached"]


def test_no_other_template_has_it_and_no_other_format_fits(tmp_path: Path) -> None:
    elsewhere = 'template: popup\ncontent: { body: "{missing:money} to go" }\n'
    wrong = BAR.format("{missing:date} to go")

    assert codes(checked(tmp_path / "a", {"promotions/one.yml": elsewhere})[1]) == ["HB201"]
    assert codes(checked(tmp_path / "b", {"promotions/one.yml": wrong})[1]) == ["HB311"]


def test_another_language_may_show_it_too(tmp_path: Path) -> None:
    files = {
        "site.yml": SITE + "locales: [en, nl]\n",
        "promotions/one.yml": BAR.format("{missing:money} to go"),
        "locales/nl.yml": "promotions:\n  one:\n    content.body: Nog {missing:money}\n"
        "    screens.reached.body: Gratis bezorgd.\n",
    }
    site, told = checked(tmp_path, files)

    assert told == []
    assert site is not None
    said = site.translations["nl"].promotions["one"].screens[0].blocks[0].parameters["text"]
    assert isinstance(said, Text)
    assert said.literal == "Nog "


def test_its_conditions_stand_beside_those_of_the_promotion(tmp_path: Path) -> None:
    found = promotion(tmp_path, BAR.format("To go") + "targeting: { visitor.new: true }\n").targeting

    assert isinstance(found, All)
    assert [part.key for part in found.of if isinstance(part, model.Test)] == ["visitor.new", "cart.currency"]
