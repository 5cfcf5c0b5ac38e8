"""Text → YAML: plain where every reader of YAML takes it for the same text, else in double quotes."""

from __future__ import annotations

import re
import unicodedata

import yaml

from resolver.text.normalise import ZWJ, ZWNJ

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=~<")
_FLOW_INDICATORS = frozenset(",[]{}?:")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
# Numbers of YAML 1.2, which PyYAML's rules of YAML 1.1 take for text.
_NUMBER = re.compile(
    r"[-+]?(?:0o[0-7]+|0x[0-9A-Fa-f]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
_TEXT_TAG = "tag:yaml.org,2002:str"
_RESOLVER = yaml.resolver.Resolver()


def yaml_text(text: str, *, in_flow: bool = False, is_date: bool = False) -> str:
    """A text on one line of YAML, inside brackets and braces or not.

    A date stays plain although some readers of YAML take ``2014`` for a number: that is how people write it.

    >>> yaml_text("no"), yaml_text("Hashd al-Shaabi"), yaml_text("wikipedia-en:Mosul", in_flow=True)
    ('"no"', 'Hashd al-Shaabi', '"wikipedia-en:Mosul"')
    """
    if _is_plain(text, in_flow=in_flow) and (is_date or _is_text(text)):
        return text
    return f'"{"".join(map(_escaped, text))}"'


def _is_plain(text: str, *, in_flow: bool) -> bool:
    return (
        bool(text)
        and text == text.strip()
        and text[0] not in _INDICATORS
        and not text.startswith("...")
        and not text.endswith(":")
        and ": " not in text
        and " #" not in text
        and not (in_flow and not _FLOW_INDICATORS.isdisjoint(text))
        and not any(map(_is_hidden, text))
    )


def _is_text(text: str) -> bool:
    resolved = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return resolved == _TEXT_TAG and not _NUMBER.fullmatch(text)


def _is_hidden(character: str) -> bool:
    category = unicodedata.category(character)
    return (category in _HIDDEN and character not in {ZWNJ, ZWJ}) or (category == "Zs" and character != " ")


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _is_hidden(character):
        return character
    code = ord(character)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
