"""Annotated texts as one page of HTML that stands for itself: no script, nothing loaded from anywhere."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from resolver.cli.answers import Annotated
from resolver.cli.screen import Screen
from resolver.entity import Entity
from resolver.outcome import Mention

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Names in {title}</title>
<style>
body {{ font: 1.1rem/1.6 Georgia, "Noto Naskh Arabic", serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ font: bold 1rem/1.4 sans-serif; }}
p {{ white-space: pre-wrap; margin: 0 0 0.6rem; }}
mark {{ color: inherit; border-radius: 0.2rem; padding: 0 0.1rem; cursor: help; }}
.place {{ background: #cfe8cf; }} .organisation {{ background: #cfdef5; }} .person {{ background: #f5e3c0; }}
.event {{ background: #ead3f0; }} .term {{ background: #e4e4e4; }}
.ambiguous {{ background: none; border-bottom: 0.15rem dotted #b00; }}
</style>
</head>
<body>
"""
_FOOT = "</body>\n</html>"

# What HTML does not allow even as a reference: controls but for tab and line feed, and lone surrogates.
_FORBIDDEN = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)],
    "\N{REPLACEMENT CHARACTER}",
)


def annotated(answer: Iterable[Annotated], screen: Screen) -> None:
    """One page with a section for each text; a name's ``title`` says what it means."""
    texts = list(answer)
    screen.line(_HEAD.format(title=_escaped(", ".join(text.path for text in texts))).rstrip())
    for text in texts:
        screen.line(f'<article>\n<h1 dir="auto">{_escaped(text.path)}</h1>')
        screen.line(f'<p dir="auto">{"".join(_pieces(text))}</p>\n</article>')
    screen.line(_FOOT)


def _pieces(text: Annotated) -> Iterator[str]:
    """The text with its names marked. Each line is a paragraph that finds its own direction."""
    end = 0
    for mention in text.mentions:
        yield _paragraphs(text.text[end : mention.start])
        yield _mark(mention, text)
        end = mention.end
    yield _paragraphs(text.text[end:])


def _paragraphs(plain: str) -> str:
    return _escaped(plain).replace("\n", '</p>\n<p dir="auto">')


def _mark(mention: Mention, text: Annotated) -> str:
    resolution = mention.resolution
    if resolution.id is None:
        css = resolution.decision.value
        title = f"{css}: {', '.join(match.canonical for match in resolution.matches)}"
    else:
        css = resolution.matches[0].kind.value
        title = _title(text.entity_of(resolution.id))
    return f'<mark class="{css}" title="{_escaped(title)}">{_escaped(mention.surface)}</mark>'


def _title(entity: Entity) -> str:
    gloss = entity.gloss.get("en") or next(iter(entity.gloss.values()), "")
    return f"{entity.canonical()}: {gloss}" if gloss else entity.canonical()


def _escaped(text: str) -> str:
    return html.escape(text.replace("\r\n", "\n").translate(_FORBIDDEN), quote=True)
