"""Dates as curators know them."""

from datetime import date

import pytest

from resolver.edtf import EdtfDate, Lifetime


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [("2014", "2014-01-01", "2014-12-31"), ("2014-02", "2014-02-01", "2014-02-28"), ("2016-02", "2016-02-01", "2016-02-29"), ("2014-10-24", "2014-10-24", "2014-10-24"),
     ("201X", "2010-01-01", "2019-12-31"), ("2014-XX", "2014-01-01", "2014-12-31"), ("2014?", "2014-01-01", "2014-12-31"), ("2014-10~", "2014-10-01", "2014-10-31")],
)  # fmt: skip
def test_a_date_covers_every_day_that_it_may_mean(text: str, earliest: str, latest: str) -> None:
    """An imprecise date is the span of its possible days."""
    found = EdtfDate.parse(text)
    assert (found.earliest, found.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
    "text", ["14", "2014-13", "2014-02-30", "2014/10", "Oct 2014", "201X-10", "", "0000", "2014-10-24T00:00"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Malformed dates and days that do not exist are errors."""
    with pytest.raises(ValueError, match=r"."):
        EdtfDate.parse(text)


def test_a_lifetime_is_generous_at_its_imprecise_ends() -> None:
    """A name until 2014-10 may still be in use on the last day of that month, not on the next."""
    life = Lifetime(until=EdtfDate.parse("2014-10"))
    assert life.covers(date(2014, 10, 31))
    assert not life.covers(date(2014, 11, 1))
    assert life.covers(date(1, 1, 1))
