"""What the benchmarks count, on answers that can be counted by hand."""
# ruff: noqa: PLC0415 bench/ is not there where the wheel is tested, and these are not run

import pytest

pytestmark = pytest.mark.checkout


@pytest.mark.parametrize(
    ("scores", "right", "answerable", "recall"),
    [
        ([0.9, 0.8, 0.7], [True, True, False], 4, "0.500"),
        ([0.9, 0.8, 0.7], [False, True, True], 2, "0.000"),
        ([0.9, 0.9, 0.7], [True, False, True], 2, "0.000"),
        ([0.7, 0.9, 0.9], [True, True, True], 3, "1.000"),
        ([], [], 5, "0.000"),
        ([], [], 0, "–"),
    ],
)
def test_recall_at_a_precision_is_the_best_over_the_bars(scores, right, answerable, recall):
    """A bar lets all equal scores pass, and one wrong answer in few is too many for a precision of .99."""
    from bench.measures import recall_at_precision

    assert recall_at_precision(scores, right, answerable) == recall


@pytest.mark.parametrize(
    ("scores", "right", "error"),
    [
        ([0.75, 0.75, 0.75, 0.75], [True, True, True, False], 0.0),
        ([1.0, 1.0], [True, False], 0.5),
        ([0.05, 0.95], [False, True], 0.05),
        ([], [], 0.0),
    ],
)
def test_the_calibration_error_is_the_gap_of_scores_and_truth(scores, right, error):
    """Averaged over the answers, bin by bin."""
    from bench.measures import calibration_error

    assert calibration_error(scores, right) == pytest.approx(error)


@pytest.mark.parametrize(("right", "place"), [("a", 0), ("b", 0), ("c", 2), ("d", None)])
def test_a_tie_at_the_top_counts_as_found(right, place):
    """The rank is how many score better, None for what was not found."""
    from bench.searcher import Found, rank

    answer = [Found("a", 0.5), Found("b", 0.5), Found("c", 0.1)]
    assert rank(answer, frozenset({right})) == place


@pytest.mark.parametrize(("right", "chance"), [("a", 0.5), ("ab", 1.0), ("c", 0.0), ("d", 0.0)])
def test_of_those_that_tie_at_the_top_one_is_drawn(right, chance):
    """The share of the right ones among those that score best; nothing found, nothing right."""
    from bench.searcher import Found, chance_of_first

    answer = [Found("a", 0.5), Found("b", 0.5), Found("c", 0.1)]
    assert chance_of_first(answer, frozenset(right)) == chance
    assert chance_of_first([], frozenset(right)) == 0.0


@pytest.mark.parametrize("name", ["WRatio", "Ratio", "SqliteTrigrams"])
def test_a_rival_finds_what_is_spelt_almost_alike(name):
    """Each entity once, the best first, no more than asked for."""
    from bench import rivals

    searcher = getattr(rivals, name)([("a", "Baghdad"), ("a", "Bagdad"), ("b", "Basra"), ("c", "Baghdadi")])
    found = searcher.search("Baghdaad", 2)
    assert found[0].id == "a"
    assert len({each.id for each in found}) == len(found) <= 2


def test_results_keep_the_sections_of_other_benchmarks(tmp_path):
    """A new section takes the place of its older one; what was skipped does not."""
    from bench.report import write

    path = tmp_path / "RESULTS.md"
    for name, text, keep_older in (("b", "one", False), ("a", "two", False), ("b", "three", False), ("a", "x", True)):
        write(name, text, ("a", "b"), keep_older=keep_older, path=path)
    assert path.read_text(encoding="utf-8").split("\n\n")[2:] == ["## a", "two", "## b", "three\n"]
