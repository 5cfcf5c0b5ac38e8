"""What a style's rules say about single usages: avoided forms, and spellings that are not the house's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resolver.check.forms import are_spellings, differ_in_capitals_only, form_key, is_all_capitals, printed
from resolver.check.remarks import quoted_form, remark
from resolver.check.style import AvoidedForm, Exemption, Style
from resolver.check.surroundings import Surroundings
from resolver.check.usage import Usage
from resolver.entity import MatchPolicy, NameTag
from resolver.outcome import Finding, FindingCode


def rule_findings(used: Iterable[Usage], style: Style, around: Surroundings) -> Iterator[Finding]:
    """At most one finding a usage: that its form is avoided, else that it is spelt otherwise than the house does."""
    for usage in used:
        finding = _avoided(usage, style, around) or _misspelt(usage, style, around)
        if finding is not None:
            yield finding


def house_form(usage: Usage, style: Style) -> str | None:
    """The form that the style has for this entity, on this day, in this language and script; None where it has none."""
    rule = style.rule(usage.entity.id, usage.as_of)
    return rule.house_form(usage.language, usage.script) if rule else None


def _avoided(usage: Usage, style: Style, around: Surroundings) -> Finding | None:
    rule, house = style.rule(usage.entity.id, usage.as_of), house_form(usage, style)
    if rule is None or _is_form(usage, house):
        return None
    found = next((avoided for avoided in rule.avoid if _is_avoided(usage, avoided, house)), None)
    if found is None or _is_exempt(usage, found, house, around):
        return None
    advice = f"; print {quoted_form(house)}" if house else ""
    message = f"the house avoids {quoted_form(found.form)}: {found.reason}{advice}"
    return remark(FindingCode.AVOIDED_FORM, usage, around, message, house)


def _misspelt(usage: Usage, style: Style, around: Surroundings) -> Finding | None:
    house = house_form(usage, style)
    if not usage.form or _is_form(usage, house):
        return None
    if usage.has_tag(NameTag.MISSPELLING):
        right = house if house and _is_spelling(usage, house) else _right_spelling(usage) or house
        advice = f"; print {quoted_form(right)}" if right else ""
        return remark(FindingCode.SPELLING, usage, around, f"{quoted_form(usage.form)} is a misspelling{advice}", right)
    if house is None or not _is_spelling(usage, house):
        return None
    what = "capitals" if differ_in_capitals_only(usage.form, house) else "spelling"
    message = f"{quoted_form(usage.form)} is not the house's {what}; print {quoted_form(house)}"
    return remark(FindingCode.SPELLING, usage, around, message, house)


def _is_avoided(usage: Usage, avoided: AvoidedForm, house: str | None) -> bool:
    """Whether the usage is an avoided form; where the house has a form for the text, also a spelling of it.

    Capitals count only where the gazetteer says that they make the name; then nothing but the form itself is meant.
    """
    form, wanted = printed(usage.form), printed(avoided.form)
    if usage.listed is not None and usage.listed.case_exact:
        return form == wanted
    if form.casefold() == wanted.casefold():
        return True
    return house is not None and _is_spelling(usage, avoided.form) and not _is_spelling(usage, house)


def _is_exempt(usage: Usage, avoided: AvoidedForm, house: str | None, around: Surroundings) -> bool:
    if Exemption.QUOTED in avoided.unless and around.is_quoted(usage.start, usage.end):
        return True
    explains = house is not None and form_key(house) in map(form_key, usage.beside)
    return Exemption.EXPLAINED in avoided.unless and explains


def _is_form(usage: Usage, house: str | None) -> bool:
    """Whether the usage is the house form: as it stands, beginning a sentence, or in capitals throughout."""
    if house is None:
        return False
    if form_key(usage.form) == form_key(house):
        return True
    return is_all_capitals(usage.form) and printed(usage.form) == printed(house).upper()


def _is_spelling(usage: Usage, house: str) -> bool:
    if usage.is_acronym:
        return False
    return are_spellings(usage.form, house, usage.language)


def _right_spelling(usage: Usage) -> str | None:
    """The listed name that a misspelling is a spelling of, in the text's language if there is one; else the canonical name."""
    for name in sorted(usage.entity.names, key=lambda name: name.language.language != usage.language):
        is_right = NameTag.MISSPELLING not in name.tags and name.match is not MatchPolicy.NEVER
        if is_right and name.script is usage.script and are_spellings(name.text, usage.form, usage.language):
            return name.text
    canonical = usage.entity.canonical(usage.language or "en")
    return canonical if form_key(canonical) != form_key(usage.form) else None
