"""A text, its mentions and a house style → findings; findings → the text with the safe ones mended."""

from __future__ import annotations

from collections.abc import Iterable

from resolver.check.consistency import inconsistencies
from resolver.check.rules import rule_findings
from resolver.check.style import Style
from resolver.check.surroundings import Surroundings
from resolver.check.usage import EntityOf, usages
from resolver.errors import InputError
from resolver.outcome import Finding, FindingCode, Mention

_ORDER = tuple(FindingCode)


def check_text(
    text: str, mentions: Iterable[Mention], style: Style, entity_of: EntityOf, *, language: str | None = None
) -> list[Finding]:
    """What a house style has to say about the names in a text, in their order.

    ``mentions`` are those of this text; the ones that are not resolved are passed over, and so are web addresses and
    handles. ``entity_of`` gives the entity of an id; ``language`` is the primary subtag of the text's language, None where
    unknown: then it is told from the names. Under the empty style there are still misspellings (names that the
    gazetteer marks so) and inconsistencies. A usage has one finding at most: that its form is avoided, else that the text
    has the right spelling elsewhere, else that it is not the right one. Pure; an empty answer means that there is nothing
    to mend.
    """
    around = Surroundings(text)
    used = [usage for usage in usages(text, mentions, entity_of, language) if not around.is_address(usage.start)]
    found = {finding.start: finding for finding in rule_findings(used, style, around)}
    avoided = {start for start, finding in found.items() if finding.code is FindingCode.AVOIDED_FORM}
    others = [usage for usage in used if usage.start not in avoided]
    found |= {finding.start: finding for finding in inconsistencies(others, style, around)}
    return [found[start] for start in sorted(found)]


def _place(finding: Finding) -> tuple[int, int, int]:
    return finding.start, finding.end, _ORDER.index(finding.code)


def apply_fixes(text: str, findings: Iterable[Finding]) -> str:
    """The text with every safe replacement put in; of findings that overlap, only the first.

    InputError where a finding is not of this text.
    """
    pieces, done = [], 0
    for finding in sorted(findings, key=_place):
        if text[finding.start : finding.end] != finding.surface:
            raise InputError("findings", f"{finding.surface!r} does not stand at {finding.start}: this is another text")
        if finding.safe and finding.replacement is not None and finding.start >= done:
            pieces += [text[done : finding.start], finding.replacement]
            done = finding.end
    return "".join([*pieces, text[done:]])
