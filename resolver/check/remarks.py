"""Findings: how what was noticed about a usage is put, and whether its replacement may be put in unread."""

from __future__ import annotations

from resolver.check.forms import are_spellings, form_key, printed
from resolver.check.surroundings import Surroundings
from resolver.check.usage import Usage
from resolver.language import main_script
from resolver.outcome import Finding, FindingCode
from resolver.text import fold

_IN_QUOTATION = " (in a quotation)"
_INDEFINITE = frozenset({"a", "an"})


def remark(
    code: FindingCode, usage: Usage, around: Surroundings, message: str, replacement: str | None = None
) -> Finding:
    """The finding that ``code`` and ``message`` describe; ``replacement`` is a form as the style or the text has it.

    It is put into the case of the surface, and left out where the name is inflected: the ending would be lost.
    """
    line, column = around.position(usage.start)
    is_quoted = around.is_quoted(usage.start, usage.end)
    is_inflected = form_key(usage.form) != form_key(usage.surface)
    put = None if replacement is None or is_inflected else usage.in_its_case(replacement)
    return Finding(
        start=usage.start,
        end=usage.end,
        line=line,
        column=column,
        surface=usage.surface,
        code=code,
        entity=usage.entity.id,
        message=message + _IN_QUOTATION if is_quoted else message,
        replacement=put,
        safe=put is not None and not is_quoted and _keeps_grammar(usage, around, put),
    )


def quoted_form(form: str) -> str:
    """A form as messages print it."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{printed(form)}\N{RIGHT DOUBLE QUOTATION MARK}"


def _keeps_grammar(usage: Usage, around: Surroundings, replacement: str) -> bool:
    """Whether the sentence stays right: the same name in another spelling, nothing attached, ``a`` or ``an`` as before."""
    if not usage.is_bare or usage.is_acronym or main_script(replacement) is not usage.script:
        return False
    if usage.beside:  # the sentence may be about the name itself: "also spelled"
        return False
    if usage.surface.split() != usage.surface.split(" ") or not are_spellings(
        usage.surface, replacement, usage.language
    ):
        return False
    begins_alike = fold(usage.surface)[:1] == fold(replacement)[:1]
    # Only English is known to look no further than the article before a name.
    return begins_alike or (usage.language == "en" and around.word_before(usage.start) not in _INDEFINITE)
