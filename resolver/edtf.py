"""Dates as curators know them: the part of EDTF (ISO 8601-2:2019) that a gazetteer needs.

Levels 0 and 1 for single dates: ``2014``, ``2014-10``, ``2014-10-24``, unknown last digits or parts
(``201X``, ``2014-XX``), and a trailing ``?`` (uncertain), ``~`` (approximate) or ``%`` (both).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<doubt>[?~%])?")


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date of the precision it was given with: every day from ``earliest`` to ``latest`` is possible."""

    text: str
    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Read a date; ValueError where it is malformed or no such day exists.

        >>> EdtfDate.parse("2014-10").latest
        datetime.date(2014, 10, 31)
        """
        found = _DATE.fullmatch(text)
        if found is None or text.startswith("00"):
            raise ValueError(f"{text!r} is not an EDTF date such as 2014, 2014-10, 2014-10-24, 201X or 2014?")
        year, month, day = found["year"], found["month"], found["day"]
        if ("X" in year and month) or (month == "XX" and day):
            raise ValueError(f"{text!r}: what follows an unknown part must be left out")
        first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
        first_month, last_month = (int(month), int(month)) if month and month != "XX" else (1, 12)
        if not 1 <= first_month <= 12:
            raise ValueError(f"{text!r}: there is no month {month}")
        days = calendar.monthrange(last_year, last_month)[1]
        first_day, last_day = (int(day), int(day)) if day and day != "XX" else (1, days)
        if not 1 <= last_day <= days:
            raise ValueError(f"{text!r}: there is no day {day} in that month")
        return cls(text, date(first_year, first_month, first_day), date(last_year, last_month, last_day))

    def __str__(self) -> str:
        return self.text


edtf_date = cache(EdtfDate.parse)


@dataclass(frozen=True, slots=True)
class Lifetime:
    """From when to when a name, an office or a thing was in use; None is open."""

    since: EdtfDate | None = None
    until: EdtfDate | None = None

    def covers(self, day: date) -> bool:
        """Whether the day may lie inside: the doubt of an imprecise end counts in favour."""
        return (self.since is None or self.since.earliest <= day) and (self.until is None or day <= self.until.latest)


ALWAYS = Lifetime()
