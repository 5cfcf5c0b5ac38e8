"""``docs/coverage.md``: what the gazetteer holds and what it should, as tables and bars.

``python -m curation.coverage`` (``make coverage``) writes the numbers between two marks of the document; what people
wrote around them stays. The same gazetteer gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from resolver.cli.reports import share
from resolver.curation.manuscript import read_manuscript
from resolver.curation.statistics import Statistics, count
from resolver.errors import GazetteerError

ROOT = Path(__file__).resolve().parents[1]
GAZETTEER = ROOT / "aliases"
DOCUMENT = ROOT / "docs" / "coverage.md"

BEGIN, END = "<!-- numbers: written by make coverage -->", "<!-- end of the numbers -->"
NEW_DOCUMENT = f"""\
# Coverage

What the gazetteer holds, beside what a serious one for this region would. The categories, their sizes and which entities are
counted in each are in `aliases/categories.tsv`; the most important entities, in their order, in `aliases/importance.txt`.
An entity may be of several categories.

{BEGIN}
{END}
"""

BAR = 20
"""Letters of a full bar."""

_FULL, _EMPTY = "\N{FULL BLOCK}", "\N{LIGHT SHADE}"

LEAST_ENTITIES = 100
"""A language that fewer entities have is not in the table."""


def bar(part: int, whole: int) -> str:
    """A share as a bar, full from the whole on.

    >>> len(bar(1, 2))
    20
    """
    length = min(BAR * part // whole, BAR) if whole else 0
    return _FULL * length + _EMPTY * (BAR - length)


def numbers(statistics: Statistics) -> str:
    """The tables of the document."""
    return "\n".join(_lines(statistics))


def with_numbers(document: str, written: str) -> str:
    """The document with other numbers between the marks; ValueError where it has no marks."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"has no marks to write the numbers between: {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{written}\n{END}{after}"


def main(document: Path = DOCUMENT, gazetteer: Path = GAZETTEER) -> int:
    """Write the document; exit code 1, and nothing written, where the gazetteer has problems or the document no marks."""
    before = document.read_text("utf-8") if document.exists() else NEW_DOCUMENT
    try:
        after = with_numbers(before, numbers(count(read_manuscript(gazetteer))))
    except (GazetteerError, ValueError) as error:
        print(f"{document}: {error}", file=sys.stderr)  # noqa: T201
        return 1
    document.write_text(after, "utf-8")
    return 0


def _lines(statistics: Statistics) -> Iterator[str]:
    yield from ("", f"Entities: {statistics.entities:,}. Names: {statistics.names:,}.", "", "## Categories", "")
    yield from _table(
        ("#", "category", "size", "entities", "names", "share", ""),
        (
            (
                each.number,
                each.label,
                each.size,
                each.entities,
                each.names,
                share(each.entities, each.size),
                bar(each.entities, each.size),
            )
            for each in statistics.categories
        ),
    )
    yield from ("", "## Languages", "", _about_languages(statistics), "")
    yield from _table(
        ("language", "entities", "share", "names", f"of {statistics.important}", "share", ""),
        (
            (
                *(each.label, each.entities, share(each.entities, statistics.entities), each.names),
                *(
                    each.important,
                    share(each.important, statistics.important),
                    bar(each.important, statistics.important),
                ),
            )
            for each in statistics.languages
            if each.entities >= LEAST_ENTITIES or len(statistics.languages) == 1
        ),
    )
    for title, counted in (
        ("Kinds", statistics.kinds),
        ("What names are tagged", statistics.tags),
        ("How names match", statistics.policies),
        ("Files", statistics.themes),
    ):
        yield from ("", f"## {title}", "")
        yield from _table(("", "entities", "names"), ((each.label, each.entities, each.names) for each in counted))


def _about_languages(statistics: Statistics) -> str:
    others = sum(each.entities < LEAST_ENTITIES for each in statistics.languages)
    return (
        "How many entities have a name in each language, of all and of the most important ones; the bar is of these."
        f" {others} more languages are in use for fewer than {LEAST_ENTITIES} entities each."
    )


def _table(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A table of Markdown; what is a number, or a share, stands on the right."""
    lines = [[str(cell) for cell in row] for row in rows]
    yield f"| {' | '.join(titles)} |"
    yield f"|{'|'.join('--:' if _is_number(lines, place) else '---' for place in range(len(titles)))}|"
    yield from (f"| {' | '.join(line)} |" for line in lines)


def _is_number(lines: Sequence[Sequence[str]], place: int) -> bool:
    return bool(lines) and all(line[place].removesuffix(" %").isdigit() for line in lines)


if __name__ == "__main__":
    sys.exit(main())
