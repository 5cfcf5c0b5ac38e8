"""Answers for people: tables, and lines in the manner of a compiler."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from resolver.cli.answers import Annotated, Built, Checked, Compared, Formatted, Validated, Written
from resolver.cli.screen import Column, Screen, Table
from resolver.edtf import Lifetime
from resolver.entity import Entity, MatchPolicy, Name
from resolver.outcome import Decision, Match, Resolution, Suggestion

_ID = Column(title="id", width=24, colour="cyan")
_KIND = Column(title="kind", width=12)
_TIER = Column(title="tier", width=8)
_SCORE = Column(title="score", is_number=True)

RESOLUTION = (
    Column(title="name", width=24, folds=True),
    Column(title="decision", width=10),
    _ID,
    Column(title="canonical", width=24, folds=True),
    _KIND,
    _TIER,
    _SCORE,
)
SUGGESTION = (
    Column(title="name", folds=True),
    Column(title="language"),
    _ID,
    Column(title="canonical", folds=True),
    _KIND,
)
MENTION = (
    Column(title="surface", folds=True),
    Column(title="start", is_number=True),
    Column(title="end", is_number=True),
    _ID,
    Column(title="canonical", folds=True),
    _KIND,
    _TIER,
    _SCORE,
)
NAME = (Column(title="language"), Column(title="name", folds=True), Column(title="remarks", folds=True))


def resolutions(answer: Iterable[Resolution], screen: Screen) -> None:
    """One row a name; a row for each match where the name is ambiguous."""
    screen.table(Table(columns=RESOLUTION, rows=_resolution_rows(answer)))


def resolution_stream(answer: Iterable[Resolution], screen: Screen) -> None:
    """As :func:`resolutions`, each name as soon as it is answered."""
    screen.rows(Table(columns=RESOLUTION, rows=_resolution_rows(answer)))


def explanations(answer: Iterable[Resolution], screen: Screen) -> None:
    """In words what was decided and why: some lines a name."""
    for resolution in answer:
        for line in resolution.explain().splitlines():
            indent = line[: len(line) - len(line.lstrip())]
            screen.line(indent + screen.shown(line.lstrip()))


def suggestions(answer: Iterable[Suggestion], screen: Screen) -> None:
    """One row an entity."""
    rows = [(found.name, found.language, found.id, found.canonical, found.kind.value) for found in answer]
    screen.table(Table(columns=SUGGESTION, rows=rows))


def compared(answer: Compared, screen: Screen) -> None:
    """The judgement in one line, then what it rests on."""
    comparison = answer.comparison
    verdict = "can be one name" if comparison.is_match else "are two names"
    colour = "green" if comparison.is_match else "yellow"
    names = f"{screen.shown(answer.a)} and {screen.shown(answer.b)}"
    screen.line(f"{names} {screen.painted(verdict, colour)}: {comparison.score:.2f}")
    screen.line(f"  {screen.shown(comparison.evidence.query_form)} ~ {screen.shown(comparison.evidence.name_form)}")
    for reason in comparison.evidence.reasons:
        screen.line(f"  {screen.shown(reason)}")


def entity(answer: Entity, screen: Screen) -> None:
    """What the gazetteer says about an entity: what it is, its names, what it stands to."""
    what = ", ".join(filter(None, [answer.kind.value, answer.type, *answer.countries, _years(answer.life)]))
    screen.line(f"{screen.painted(answer.id, 'cyan')}: {screen.shown(answer.canonical())} ({what})")
    for language, gloss in answer.gloss.items():
        screen.line(f"  {language}: {screen.shown(gloss)}")
    for language, note in answer.note.items():
        screen.line(f"  {language}, note: {screen.shown(note)}")
    screen.line()
    screen.table(Table(columns=NAME, rows=[(name.language.text, name.text, _remarks(name)) for name in answer.names]))
    screen.line()
    for relation in answer.relations:
        years = _years(relation.life)
        screen.line(f"{relation.role.value}: {relation.target}{f' ({years})' if years else ''}")
    for title, values in (("distinct_from", answer.distinct_from), ("sources", answer.sources)):
        if values:
            screen.line(f"{title}: {', '.join(map(screen.shown, values))}")
    for authority, identifier in answer.ids.items():
        screen.line(f"{authority}: {identifier}")


def written(answer: Written, screen: Screen) -> None:
    """``path:line``, which text editors open."""
    screen.line(f"{answer.path}:{answer.line}")


def annotated(answer: Iterable[Annotated], screen: Screen) -> None:
    """A table a text, one row a mention; what is not resolved lists the ids that it may be."""
    for place, text in enumerate(answer):
        if place:
            screen.line()
        rows = [
            (mention.surface, str(mention.start), str(mention.end), *_meant(mention.resolution))
            for mention in text.mentions
        ]
        screen.table(Table(columns=MENTION, rows=rows, title=text.path))


def checked(answer: Iterable[Checked], screen: Screen) -> None:
    """``path:line:column: code message``; ``[*]`` marks what ``--fix`` mends. Then how many there are."""
    found = fixable = fixed = texts = 0
    for text in answer:
        for finding in text.findings:
            place = f"{screen.shown(text.path)}:{finding.line}:{finding.column}:"
            mark = " [*]" if finding.safe else ""
            screen.line(f"{place} {screen.painted(finding.code.value, 'yellow')}{mark} {screen.shown(finding.message)}")
        texts, found, fixed = texts + 1, found + len(text.findings), fixed + text.fixed
        fixable += sum(finding.safe for finding in text.findings)
    parts = [f"{_count(found, 'finding')} in {_count(texts, 'text')}"]
    parts += [f"{fixed} fixed"] if fixed else []
    parts += [f"{fixable} [*] fixable with --fix"] if fixable else []
    screen.line(screen.painted(", ".join(parts), "yellow" if found else "green"))


def validated(answer: Validated, screen: Screen) -> None:
    """``path:line: field: message``, then how many there are."""
    for problem in answer.problems:
        screen.line(screen.shown(str(problem)))
    size = f"{_count(answer.entities, 'entity', 'entities')}, " if answer.entities else ""
    colour = "red" if answer.problems else "green"
    screen.line(screen.painted(f"{answer.path}: {size}{_count(len(answer.problems), 'problem')}", colour))


def formatted(answer: Sequence[Formatted], screen: Screen) -> None:
    """The files that were not in the canonical form, then how many there are."""
    changed = [file for file in answer if not file.was_canonical]
    for file in changed:
        screen.line(f"{'formatted' if file.is_written else 'would format'} {screen.shown(file.path)}")
    done = "formatted" if any(file.is_written for file in changed) else "to format"
    screen.line(f"{_count(len(changed), 'file')} {done}, {len(answer) - len(changed)} in the canonical form")


def built(answer: Built, screen: Screen) -> None:
    """What was compiled, and its signature."""
    screen.line(f"{screen.shown(answer.path)}: {_count(answer.entities, 'entity', 'entities')}, {answer.signature}")


def _resolution_rows(answer: Iterable[Resolution]) -> Iterator[Sequence[str]]:
    for resolution in answer:
        name, decision = resolution.query.text, resolution.decision.value
        if resolution.decision is Decision.UNRESOLVED:
            yield (name, decision, "", "", "", "", "")
            continue
        shown = resolution.matches[:1] if resolution.decision is Decision.RESOLVED else resolution.matches
        for place, match in enumerate(shown):
            yield (*(("", "") if place else (name, decision)), match.id, match.canonical, *_how(match))


def _meant(resolution: Resolution) -> Sequence[str]:
    """The cells of a mention that say what it means."""
    if resolution.decision is Decision.RESOLVED:
        match = resolution.matches[0]
        return (match.id, match.canonical, *_how(match))
    return (f"{resolution.decision}: {', '.join(match.id for match in resolution.matches)}", "", "", "", "")


def _how(match: Match) -> Sequence[str]:
    return (match.kind.value, match.tier.value, f"{match.score:.2f}")


def _remarks(name: Name) -> str:
    parts = [tag.value for tag in sorted(name.tags)]
    parts += [f"match: {name.match}"] if name.match is not MatchPolicy.STRONG else []
    parts += ["case: exact"] if name.case_exact else []
    parts += [_years(name.life)]
    return ", ".join(filter(None, parts))


def _years(life: Lifetime) -> str:
    ends = {"since": life.since, "until": life.until}
    return " ".join(f"{word} {day}" for word, day in ends.items() if day is not None)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
