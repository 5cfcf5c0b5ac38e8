"""What one text does with one name: two spellings of it side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from resolver.check.forms import are_spellings, differ_in_capitals_only, form_key, is_all_capitals
from resolver.check.remarks import quoted_form, remark
from resolver.check.rules import house_form
from resolver.check.style import Style
from resolver.check.surroundings import Surroundings
from resolver.check.usage import Usage
from resolver.entity import NameTag
from resolver.language import Script
from resolver.outcome import Finding, FindingCode

Form = list[Usage]
"""The usages of one form of a name, in the order of the text; never empty."""

MOST_FORMS = 50
"""Forms of one entity in one script that are compared with one another; a text that has more is no copy."""


def inconsistencies(used: Iterable[Usage], style: Style, around: Surroundings) -> Iterator[Finding]:
    """One finding for each usage of a spelling beside which the text prints the same name otherwise.

    The form that stays is the house's where the text has it, else the one used most, else the one introduced first; a
    misspelling only where there is nothing else. Where the house has a spelling that the text has not, there is none.
    Forms in capitals throughout take no part, nor do acronyms: a dateline or a headline is no second spelling.
    """
    for forms in _forms_of_names(used):
        kept = max(forms, key=lambda form: _claim(form, style))
        if _awaits_house_form(kept, style):
            continue
        put = _as_printed(kept)
        of_the_house = f"; the house prints {quoted_form(put)}" if _is_house_form(kept, style) else ""
        for form in forms:
            if form is not kept:
                message = _message(form, kept, around) + of_the_house
                for usage in form:
                    yield remark(FindingCode.INCONSISTENT, usage, around, message, put)


def _forms_of_names(used: Iterable[Usage]) -> Iterator[list[Form]]:
    """For each name that the text prints in more than one form: its forms, in the order of introduction."""
    by_entity: dict[tuple[str, Script], dict[str, Form]] = {}
    for usage in used:
        if usage.form and not usage.is_acronym and not is_all_capitals(usage.form):
            forms, key = by_entity.setdefault((usage.entity.id, usage.script), {}), form_key(usage.form)
            if key in forms or len(forms) < MOST_FORMS:
                forms.setdefault(key, []).append(usage)
    for forms in by_entity.values():
        yield from (name for name in _names(list(forms.values())) if len(name) > 1)


def _names(forms: Sequence[Form]) -> list[list[Form]]:
    """The forms of one entity in one script, those that are spellings of one another together."""
    names: list[list[Form]] = []
    for form in forms:
        same = [name for name in names if any(_are_one_name(form, other) for other in name)]
        names = [name for name in names if name not in same]
        names.append([*(other for name in same for other in name), form])
    return names


def _are_one_name(form: Form, other: Form) -> bool:
    return are_spellings(form[0].form, other[0].form, form[0].language)


def _claim(form: Form, style: Style) -> tuple[bool, bool, int, int]:
    """What a form has for staying, to be compared with other forms of the name."""
    return _is_house_form(form, style), not form[0].has_tag(NameTag.MISSPELLING), len(form), -form[0].start


def _awaits_house_form(kept: Form, style: Style) -> bool:
    """Whether every form of the name is to become one that the house has and the text has not: the rules say so."""
    usage, house = kept[0], house_form(kept[0], style)
    if house is None or _is_house_form(kept, style):
        return False
    return are_spellings(house, usage.form, usage.language)


def _is_house_form(form: Form, style: Style) -> bool:
    house = house_form(form[0], style)
    return house is not None and form_key(form[0].form) == form_key(house)


def _as_printed(form: Form) -> str:
    """The form as it stands inside a sentence, if it does anywhere: "al-Nusra" rather than "Al-Nusra"."""
    return next((usage.form for usage in form if usage.form[:1].islower()), form[0].form)


def _message(form: Form, kept: Form, around: Surroundings) -> str:
    here, there = form[0].form, kept[0].form
    line, _ = around.position(kept[0].start)
    how = "with different capitals" if differ_in_capitals_only(here, there) else "in two spellings"
    if form[0].has_tag(NameTag.MISSPELLING):
        how = "with a misspelling"
    return (
        f"the text prints one name {how}: {quoted_form(here)} {_times(form)}, "
        f"{quoted_form(there)} {_times(kept)}, first in line {line}"
    )


def _times(form: Form) -> str:
    return {1: "once", 2: "twice"}.get(len(form), f"{len(form)} times")
