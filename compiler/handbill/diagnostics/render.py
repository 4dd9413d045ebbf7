"""Diagnostics as text for people, and as JSON, GitHub annotations and SARIF for machines: text in, text out."""

from handbill.diagnostics.render_exchange import github, json
from handbill.diagnostics.render_sarif import sarif
from handbill.diagnostics.render_text import text

__all__ = ["github", "json", "sarif", "text"]
