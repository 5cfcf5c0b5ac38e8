"""A style file → a style; every problem at once, each with its line and field.

The file is strict YAML, a list of rules; ``docs/styles.md`` describes them. Read as gazetteer files are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from resolver.check.forms import form_key
from resolver.check.style import ANY_LANGUAGE, AvoidedForm, Exemption, Style, StyleRule
from resolver.edtf import Lifetime, edtf_date
from resolver.errors import Problem, StyleError
from resolver.gazetteer.fields import Date, Id, Tag, Text, did_you_mean, one_of
from resolver.gazetteer.shape import Flaw, Shape, shape_flaws
from resolver.gazetteer.wording import script_flaws, text_flaws
from resolver.gazetteer.yaml_reader import Document, read_yaml
from resolver.language import language_tag


class _AvoidedShape(Shape):
    """One form that is not printed."""

    form: Text
    reason: Text
    unless: Annotated[list[Annotated[str, AfterValidator(one_of(Exemption))]], Field(min_length=1)] | None = None


class _RuleShape(Shape):
    """What the house prints for one entity; the items of ``avoid`` are looked at by themselves."""

    entity: Id
    use: Annotated[dict[Tag, Text], Field(min_length=1)] | None = None
    avoid: Annotated[list[Any], Field(min_length=1)] | None = None
    since: Date | None = None
    until: Date | None = None
    source: Text | None = None


def read_style(text: str, path: str, entity_ids: Collection[str]) -> Style:
    """See :func:`resolver.check.parse_style`."""
    document = read_yaml(text, path)
    problems = list(document.problems)
    if document.data is not None and not isinstance(document.data, list):
        problems.append(document.problem((), "must be a list of rules, each of which begins with '- entity:'"))
    rules: dict[int, StyleRule] = {}
    for position, record in enumerate(document.data if isinstance(document.data, list) else ()):
        flaws = list(_shape_flaws(record))
        if not flaws:
            rules[position] = rule = _rule(record)
            flaws = [*_text_flaws(rule), *_contradictions(rule)]
        flaws += _unknown_entity(record, entity_ids)
        problems += (document.problem((position, *field), message) for field, message in flaws)
    problems += _overlaps(rules, document)
    if problems:
        raise StyleError(problems)
    return _style(rules.values())


def _shape_flaws(record: Any) -> Iterator[Flaw]:
    """What a record has against the form of a rule."""
    if not isinstance(record, dict):
        yield (), "must be a rule: 'entity:' with an id, and other fields below it"
        return
    yield from shape_flaws(_RuleShape, record)
    avoided = record.get("avoid")
    for number, item in enumerate(avoided if isinstance(avoided, list) else ()):
        if isinstance(item, dict):
            yield from ((("avoid", number, *field), message) for field, message in shape_flaws(_AvoidedShape, item))
        else:
            yield ("avoid", number), "must be a mapping with 'form:' and 'reason:'"


def _unknown_entity(record: Any, entity_ids: Collection[str]) -> Iterator[Flaw]:
    entity_id = record.get("entity") if isinstance(record, dict) else None
    if isinstance(entity_id, str) and entity_id and entity_id not in entity_ids:
        yield ("entity",), f"the gazetteer has no entity {entity_id!r}{did_you_mean(entity_id, entity_ids)}"


def _rule(record: Mapping[str, Any]) -> StyleRule:
    """The rule of a record that has the form of one."""
    since, until = record.get("since"), record.get("until")
    return StyleRule(
        entity=record["entity"],
        use=dict(record.get("use", {})),
        avoid=tuple(
            AvoidedForm(
                form=item["form"], reason=item["reason"], unless=frozenset(map(Exemption, item.get("unless", ())))
            )
            for item in record.get("avoid", ())
        ),
        life=Lifetime(edtf_date(since) if since else None, edtf_date(until) if until else None),
        source=record.get("source", ""),
    )


def _text_flaws(rule: StyleRule) -> Iterator[Flaw]:
    """Texts that are not written well, and house forms that are not in a script of their language."""
    texts: dict[tuple[str | int, ...], str] = {("use", tag): form for tag, form in rule.use.items()}
    for number, avoided in enumerate(rule.avoid):
        texts |= {("avoid", number, "form"): avoided.form, ("avoid", number, "reason"): avoided.reason}
    for field, text in (texts | {("source",): rule.source}).items():
        yield from ((field, message) for message in text_flaws(text))
    for tag, form in rule.use.items():
        yield from ((("use", tag), message) for message in script_flaws(form, language_tag(tag)))


def _contradictions(rule: StyleRule) -> Iterator[Flaw]:
    """Where a rule says nothing, or one thing and another."""
    if not rule.use and not rule.avoid:
        yield ("entity",), "the rule says nothing: add the form to use, or one to avoid"
    since, until = rule.life.since, rule.life.until
    if since and until and since.earliest > until.latest:
        yield ("until",), f"{until} is before since: {since}"
    for tag in rule.use:
        if language_tag(tag).language != tag:
            yield ("use", tag), f"{tag!r} is more than a language such as en or ckb ({ANY_LANGUAGE}: any language)"
    house = {form_key(form).casefold() for form in rule.use.values()}
    keys = [form_key(avoided.form).casefold() for avoided in rule.avoid]
    for number, key in enumerate(keys):
        if key in house:
            yield ("avoid", number, "form"), "is the form to use as well"
        if key in keys[:number]:
            yield ("avoid", number, "form"), "stands twice: keep one"


def _overlaps(rules: Mapping[int, StyleRule], document: Document) -> Iterator[Problem]:
    """Rules of one entity that are sure to hold on the same day, so that nobody could say which counts."""
    above: dict[str, list[StyleRule]] = {}
    for position, rule in rules.items():
        others = above.setdefault(rule.entity, [])
        if any(_begin(rule) <= _end(other) and _begin(other) <= _end(rule) for other in others):
            message = "a rule above holds for this entity at the same time: make one of them, or end one with 'until'"
            yield document.problem((position, "entity"), message)
        others.append(rule)


def _begin(rule: StyleRule) -> date:
    return rule.life.since.latest if rule.life.since else date.min


def _end(rule: StyleRule) -> date:
    return rule.life.until.earliest if rule.life.until else date.max


def _style(rules: Collection[StyleRule]) -> Style:
    by_entity: dict[str, tuple[StyleRule, ...]] = {}
    for rule in rules:
        by_entity[rule.entity] = (*by_entity.get(rule.entity, ()), rule)
    return Style(rules=by_entity)
