"""House styles as values: which form of a name a house prints, and which it avoids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from resolver.edtf import ALWAYS, Lifetime
from resolver.language import Script, main_script

ANY_LANGUAGE = "mul"
"""The tag of a house form that holds for every language, where no other does."""


class Exemption(StrEnum):
    """Where a form that is avoided may stand all the same.

    QUOTED: in a quotation, whose words are the speaker's. EXPLAINED: in a sentence that has the house form too, so that
    the reader is told both: "Jurf al-Nasr (formerly Jurf al-Sakhar)".
    """

    QUOTED = "quoted"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class AvoidedForm:
    """A form that the house does not print, the reason it gives for that, and where it does all the same."""

    form: str
    reason: str
    unless: frozenset[Exemption] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRule:
    """What the house prints for one entity, for as long as ``life`` says.

    ``use`` maps language tags to the house form (``mul``: any language); ``source`` says where the rule comes from,
    empty where it is the house's own.
    """

    entity: str
    use: Mapping[str, str] = field(default_factory=dict)
    avoid: tuple[AvoidedForm, ...] = ()
    life: Lifetime = ALWAYS
    source: str = ""

    def house_form(self, language: str | None, script: Script) -> str | None:
        """The form for a text in ``language`` (None: unknown), if there is one in that script."""
        for tag in (language, ANY_LANGUAGE):
            form = self.use.get(tag) if tag else None
            if form is not None and main_script(form) is script:
                return form
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A house style: the rules of each entity that it has something to say about, by id. The empty style says nothing."""

    rules: Mapping[str, tuple[StyleRule, ...]] = field(default_factory=dict)

    def rule(self, entity_id: str, as_of: date | None = None) -> StyleRule | None:
        """The rule for an entity on a day; None for the day: the rule that has no end. None: the style has no rule."""
        for rule in self.rules.get(entity_id, ()):
            if rule.life.until is None if as_of is None else rule.life.covers(as_of):
                return rule
        return None
