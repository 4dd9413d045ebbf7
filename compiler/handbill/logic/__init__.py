"""*logic*: what conditions come to for a visitor, and whether there is a visitor for whom they come to it.

Pure: no files, no clock, no third-party code. The page's evaluator is `runtime_js/core/facts.js` and `words.js`;
what is proven, and how, is in docs/proofs.md.
"""

from handbill.logic.evaluate import Seen, tests, truth
from handbill.logic.seeing import who_sees, who_sees_both
from handbill.logic.shop import Shop, shop_of
from handbill.logic.told import told
from handbill.logic.visitor import FactValue, Occurrence, Visitor, key_of
from handbill.logic.witness import UNKNOWN, Answer, witness

__all__ = [
    "UNKNOWN",
    "Answer",
    "FactValue",
    "Occurrence",
    "Seen",
    "Shop",
    "Visitor",
    "key_of",
    "shop_of",
    "tests",
    "told",
    "truth",
    "who_sees",
    "who_sees_both",
    "witness",
]
