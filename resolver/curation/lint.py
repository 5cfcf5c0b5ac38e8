"""The lint: what a gazetteer that is valid may still have wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from resolver.curation.home import strong_names_find_their_entity
from resolver.curation.manuscript import Manuscript
from resolver.curation.redundancy import names_are_not_redundant
from resolver.curation.relations import (
    look_alikes_name_each_other,
    places_lie_in_their_country,
    relations_do_not_lead_back,
    successors_meet,
)
from resolver.curation.twins import no_two_entities_are_one
from resolver.errors import Problem

Rule: TypeAlias = Callable[[Manuscript], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    look_alikes_name_each_other,
    successors_meet,
    places_lie_in_their_country,
    relations_do_not_lead_back,
    strong_names_find_their_entity,
    no_two_entities_are_one,
    names_are_not_redundant,
)
"""To add a rule, write the function and add it here; its name, with hyphens, is what ``laqab lint --rule`` takes."""


def rule_name(rule: Rule) -> str:
    """What a rule is called on the command line: ``names-are-not-redundant``."""
    return rule.__name__.replace("_", "-")


RULES_BY_NAME: Mapping[str, Rule] = {rule_name(rule): rule for rule in RULES}


def lint(manuscript: Manuscript, rules: tuple[Rule, ...] = RULES) -> tuple[Problem, ...]:
    """What the rules find, sorted by place; empty where all is well."""
    return tuple(sorted({problem for rule in rules for problem in rule(manuscript)}))
