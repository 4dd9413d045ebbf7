"""Looking promotions up by facts finds the pairs that comparing each with each finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.logic.asking import is_true
from handbill.logic.meeting import Meeting
from handbill.logic.solve import Search
from handbill.logic.world import World
from handbill.model.site import All, Condition
from tests.compiler.logic.small import AT, SHOP, conditions

ALL = ("a.choice", "a.count", "a.size", "cart.value", "a.text", "page.path", "a.flag")
RULES = st.lists(conditions(*ALL, leaves=3), min_size=1, max_size=3).map(lambda of: All(tuple(of), AT))


@settings(max_examples=80)
@given(st.lists(RULES, max_size=9))
def test_no_pair_is_overlooked_and_none_is_made_up(rules: list[Condition]) -> None:
    stores = [Search(SHOP, World()).outline(is_true(rule, SHOP)) for rule in rules]
    outlines = [{name: held.region for name, held in store.items()} for store in stores if store is not None]
    expected = [
        [
            j
            for j in range(i)
            if not any(
                name in outlines[j] and region.meet(outlines[j][name]).is_empty()
                for name, region in outlines[i].items()
            )
        ]
        for i in range(len(outlines))
    ]

    meeting = Meeting(outlines)

    assert [list(meeting.earlier(i)) for i in range(len(outlines))] == expected
