"""*logic*: what conditions come to for a visitor, apart from the page and from the tables that the page gets.

Pure: no files, no clock, no third-party code. The page's evaluator is `runtime_js/core/facts.js` and `words.js`.
"""

from handbill.logic.evaluate import Seen, tests, truth
from handbill.logic.visitor import FactValue, Occurrence, Visitor, key_of

__all__ = ["FactValue", "Occurrence", "Seen", "Visitor", "key_of", "tests", "truth"]
