"""Mentions + a house style → findings and fixes."""

from resolver.check.style import AvoidedForm, Style, StyleRule
from resolver.check.text import apply_fixes, check_text

__all__ = ["AvoidedForm", "Style", "StyleRule", "apply_fixes", "check_text"]
