"""A small gazetteer, a house style for it, and a check of texts under that style."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from resolver import Finding, Resolver
from resolver.check import check_text, parse_style

RECORDS = [
    {
        "id": "kataib-hezbollah",
        "kind": "organisation",
        "names": {
            "en": [
                "Kataib Hezbollah",
                "Kataeb Hezbollah",
                "Kata'ib Hizballah",
                {"name": "Khata'ib Hezbollah", "tags": ["misspelling"]},
                {"name": "Hezbollah Brigades", "tags": ["translation"]},
                {"name": "KH", "tags": ["acronym"], "case": "exact"},
            ],
            "ar": ["كتائب حزب الله"],
            "fa": ["کتائب حزب‌الله"],
            "ru": ["Катаиб Хезболла"],
        },
    },
    {
        "id": "islamic-state",
        "kind": "organisation",
        "names": {
            "en": [
                "Islamic State",
                {"name": "ISIS", "tags": ["acronym"]},
                {"name": "Daesh", "tags": ["acronym"]},
                {"name": "Da'ish", "tags": ["acronym"]},
            ],
            "fr": ["État islamique", {"name": "Daech", "tags": ["acronym"]}],
            "ar": ["الدولة الإسلامية", {"name": "داعش", "tags": ["acronym"]}],
            "he": [{"name": "דאעש", "tags": ["acronym"]}],
        },
    },
    {
        "id": "jurf-al-sakhar",
        "kind": "place",
        "names": {
            "en": [
                "Jurf al-Nasr",
                "Jurf al-Naser",
                {"name": "Jurf al-Sakhar", "tags": ["former"]},
                {"name": "Dschurf an-Nasr", "tags": ["misspelling"]},
            ],
            "de": ["Dschurf an-Nasr"],
        },
    },
    {
        "id": "nusra-front",
        "kind": "organisation",
        "names": {"en": ["al-Nusra Front", "an-Nusra Front", "al-Nusra front"], "ar": ["جبهة النصرة", "جبهه النصرة"]},
    },
    {
        "id": "ansar-allah",
        "kind": "organisation",
        "names": {"en": ["Ansar Allah", "Houthis", "Houthi"], "de": ["Huthi", "Huthis"]},
    },
    {
        "id": "protection-force",
        "kind": "organisation",
        "names": {"en": ["Yezidkhan Protection Force", "Ezidkhan Protection Force"]},
    },
    {
        "id": "erbil",
        "kind": "place",
        "names": {"ru": ["Эрбиль", {"name": "Эрбил", "tags": ["misspelling"]}]},
    },
    {
        "id": "popular-mobilization-forces",
        "kind": "organisation",
        "names": {
            "en": [
                "Popular Mobilization Forces",
                "Popular Mobilisation Forces",
                {"name": "PMF", "tags": ["acronym"]},
                {"name": "Hashd al-Shaabi", "tags": ["transliteration"]},
                {"name": "Hashed al-Shaabi", "tags": ["transliteration"]},
            ],
            "ar": ["الحشد الشعبي"],
            "tr": ["Haşdi Şabi", "Haşd-i Şabi"],
        },
    },
]

STYLE = """
- entity: kataib-hezbollah
  use: {en: Kataib Hezbollah, ar: كتائب حزب الله}
  avoid:
    - {form: Hezbollah Brigades, reason: it reads as if they were of the Lebanese party}
    - {form: KH, reason: readers do not know it}
- entity: islamic-state
  use: {en: Islamic State, ar: تنظيم الدولة الإسلامية}
  avoid:
    - {form: Daesh, reason: it is for quotations, unless: [quoted, explained]}
    - {form: داعش, reason: it is for quotations, unless: [quoted]}
- entity: jurf-al-sakhar
  use: {mul: Jurf al-Nasr}
  avoid:
    - {form: Jurf al-Sakhar, reason: it is the former name, unless: [explained]}
- entity: popular-mobilization-forces
  use: {en: Popular Mobilization Forces}
  avoid:
    - {form: Hashd al-Shaabi, reason: English copy has the English name}
"""

Check = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def resolver() -> Resolver:
    """A resolver over the records above."""
    return Resolver.from_records(RECORDS)


@pytest.fixture(scope="session")
def check(resolver) -> Check:
    """A check under the style above; ``style=""`` checks under the empty one."""
    ids = {record["id"] for record in RECORDS}

    def checked(text: str, *, style: str = STYLE, language: str | None = None) -> list[Finding]:
        mentions = resolver.annotate(text, language=language)
        return check_text(text, mentions, parse_style(style, "test.yaml", ids), resolver.entity, language=language)

    return checked
