"""Mentions + a house style → findings and fixes."""

from __future__ import annotations

from collections.abc import Collection

from resolver.check.style import AvoidedForm, Exemption, Style, StyleRule
from resolver.check.text import apply_fixes, check_text

__all__ = ["AvoidedForm", "Exemption", "Style", "StyleRule", "apply_fixes", "check_text", "parse_style"]


def parse_style(text: str, path: str, entity_ids: Collection[str]) -> Style:
    """The style that a file holds, in the form that ``docs/styles.md`` describes; an empty file holds the empty style.

    ``path`` is what problems call the file; ``entity_ids`` are those that the gazetteer has. StyleError with every
    problem: what is no strict YAML, unknown fields and entities, wrong types, malformed dates and language tags, and
    rules that contradict themselves or one another.
    """
    from resolver.check.style_file import read_style  # noqa: PLC0415 who checks no text need not wait for YAML

    return read_style(text, path, entity_ids)
