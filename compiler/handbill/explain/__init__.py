"""Why a promotion shows or does not: every gate, for a visitor that a file describes."""

from handbill.explain.asking import AddressWrong, Asked, PromotionUnknown, Question, ask

__all__ = ["AddressWrong", "Asked", "PromotionUnknown", "Question", "ask"]
