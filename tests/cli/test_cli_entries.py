"""new, review."""

from __future__ import annotations

import shutil

import pytest
from command_line import GAZETTEER, laqab

SKELETON = """\
- id: jaysh-al-muammal
  kind: organisation
  type: armed-group
  country: IQ
  gloss:
    en: ""
  names:
    en:
      - Jaysh al-Muammal
  sources: []
"""


@pytest.fixture
def gazetteer(tmp_path):
    """A gazetteer that may be written to."""
    folder = tmp_path / "gazetteer"
    shutil.copytree(GAZETTEER, folder)
    return folder


@pytest.fixture
def log(tmp_path):
    """Queries, one of them asked for twice."""
    path = tmp_path / "queries.log"
    path.write_text('Zzqwx\n{"q": "KH"}\n{"query": "kh"}\nHezbollah\n', encoding="utf-8")
    return path


def new(gazetteer, *arguments):
    """Run ``laqab new`` on a gazetteer."""
    return laqab("new", *arguments, "--gazetteer", gazetteer)


def test_new_writes_a_skeleton_to_its_place(gazetteer):
    """It prints the line, and the validator asks for what is missing."""
    path = gazetteer / "names.yaml"
    before = path.read_text(encoding="utf-8")
    ran = new(gazetteer, "organisation", "Jaysh al-Muammal", "--type", "armed-group", "--country", "IQ")
    line = before.splitlines().index("- id: jurf-al-sakhar") + 1
    assert (ran.code, ran.out) == (0, f"{path}:{line}\n")
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("- id: jurf-al-sakhar", f"{SKELETON}- id: jurf-al-sakhar")
    said = laqab("validate", gazetteer).out
    assert "gloss.en: is empty" in said
    assert "sources: is empty" in said


def test_new_writes_all_that_is_known(gazetteer):
    """A whole entry passes the validator; the file is made where it is not there yet."""
    known = ("--gloss", "Dam on the Tigris.", "--source", "handmade:1", "--id", "the-dam", "--file", "dams.yaml")
    ran = new(gazetteer, "place", "Mosul Dam", "--type", "dam", *known)
    assert ran.out == f"{gazetteer / 'dams.yaml'}:1\n"
    assert laqab("validate", gazetteer).out == f"{gazetteer}: 7 entities, 0 problems\n"
    ran = new(gazetteer, "place", "Haditha Dam", "--type", "dam", "--format", "jsonl")
    assert ran.records == [{"id": "haditha-dam", "path": str(gazetteer / "dams.yaml"), "line": 1}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("place", "Khabur Tigris"), "id: 'khabur-tigris' is taken ("),
        (("organisation", "Hizballah"), "NAME: 'Hizballah' is a name of 'hezbollah' ("),
        (
            ("organisation", "Kataeb-Hezbollah", "--id", "x"),
            "NAME: 'Kataeb-Hezbollah' is a name of 'kataib-hezbollah' (",
        ),
        (("organisation", "Kataeb Hezbollah"), "id: 'kataeb-hezbollah' is taken ("),
        (("place", "Ramadi", "--type", "party"), "--type: 'party' is no type of the kind place"),
        (("place", "Ramadi", "--country", "Iraq"), "countries: "),
        (("place", "الرمادي"), "NAME: "),
        (("place", "Ramadi  City"), "NAME: has two spaces in a row"),
        (("place", "Ramadi", "--distinct-from", "nobody"), "no entity has the id 'nobody'"),
        (("term", "Hawza"), "--file: there is no other term"),
    ],
)
def test_new_refuses_what_is_there_or_malformed(arguments, said, gazetteer):
    """And names it; nothing is written."""
    before = (gazetteer / "names.yaml").read_bytes()
    ran = new(gazetteer, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert (gazetteer / "names.yaml").read_bytes() == before


def test_new_takes_a_namesake_that_is_said_to_be_distinct(gazetteer):
    """The entry says so too."""
    ran = new(gazetteer, "organisation", "Hizballah", "--id", "turkish-hizbullah", "--distinct-from", "hezbollah")
    assert ran.code == 0
    assert "  distinct_from: [hezbollah]\n" in (gazetteer / "names.yaml").read_text(encoding="utf-8")


def test_an_id_of_an_unfinished_entry_is_taken(gazetteer):
    """Although the gazetteer has problems until it is filled in."""
    assert new(gazetteer, "place", "Ramadi").code == 0
    ran = new(gazetteer, "place", "Ramadi")
    assert ran.code == 2
    assert "id: 'ramadi' is taken (" in ran.err
    assert new(gazetteer, "place", "Baiji").code == 0


def test_review_lists_names_by_frequency(gazetteer, log):
    """With what is nearest; a name that resolves is left out."""
    ran = laqab("review", log, "--gazetteer", gazetteer, "--format", "jsonl")
    assert ran.code == 1
    assert [(record["name"], record["times"]) for record in ran.records] == [("KH", 2), ("Zzqwx", 1)]
    assert ran.records[0]["decision"] == "ambiguous"
    assert ran.records[0]["nearest"][0]["id"] == "kataib-hezbollah"
    table = laqab("review", log, "--gazetteer", gazetteer).out.splitlines()
    assert table[0].split() == ["times", "name", "nearest", "canonical", "score"]
    assert table[1].split()[:4] == ["2", "KH", "kataib-hezbollah", "Kataib"]


def test_review_can_leave_names_out(gazetteer, log):
    """The rare ones, and those beyond a number; nothing to list ends with 0."""
    assert len(laqab("review", log, "--gazetteer", gazetteer, "--least", 2, "--format", "jsonl").records) == 1
    assert len(laqab("review", log, "--gazetteer", gazetteer, "--limit", 1, "--format", "jsonl").records) == 1
    assert laqab("review", log, "--gazetteer", gazetteer, "--least", 3).code == 0


def test_review_reads_the_standard_input(gazetteer):
    """What ``laqab resolve --format jsonl`` prints is a log."""
    answers = laqab("resolve", "Zzqwx", "Hezbollah", "--gazetteer", GAZETTEER, "--format", "jsonl").out
    ran = laqab("review", "-", "--gazetteer", gazetteer, "--format", "jsonl", stdin=answers)
    assert [record["name"] for record in ran.records] == ["Zzqwx"]


def test_accepted_names_are_written(gazetteer, log):
    """Into the record of their entity, with tag and source; the file stays canonical."""
    path = gazetteer / "names.yaml"
    before = path.read_text(encoding="utf-8")
    options = ("--tag", "misspelling", "--source", "handmade:log", "--gazetteer", gazetteer)
    ran = laqab("review", log, "--accept", "Deash=islamic-state", "--accept", "داعشش=islamic-state:ar", *options)
    line = before.splitlines().index("- id: islamic-state") + 1
    assert ran.out == f"{path}:{line}: islamic-state: Deash (en)\n{path}:{line}: islamic-state: داعشش (ar)\n"
    assert ran.code == 0
    expected = before.replace("      - Daesh\n", "      - Daesh\n      - {name: Deash, tags: [misspelling]}\n")
    expected = expected.replace("      - داعش\n", "      - داعش\n      - {name: داعشش, tags: [misspelling]}\n")
    head, found, rest = expected.partition("- {name: داعشش, tags: [misspelling]}\n  sources: [handmade]")
    assert found
    assert path.read_text(encoding="utf-8") == head + found.replace("[handmade]", '[handmade, "handmade:log"]') + rest
    assert laqab("fmt", "--check", gazetteer / "names.yaml").code == 0
    assert laqab("validate", gazetteer).code == 0


def test_what_cannot_be_accepted_is_an_error(gazetteer, log):
    """With the name."""
    ran = laqab("review", log, "--accept", "Hezbollah=islamic-state", "--gazetteer", gazetteer)
    assert ran.code == 2
    assert ran.err.startswith("laqab: Hezbollah: is a name of 'hezbollah' already (")


def test_review_asks_about_each_name(gazetteer, log):
    """A number of the list, an id with a language, or nothing; what is no answer is asked for again."""
    log.write_text("Zzqwv\nZzqwx\nZzqwy\n", encoding="utf-8")
    ran = laqab("review", log, "--interactive", "--gazetteer", gazetteer, stdin="\n9\n:\nislamic-state:tr\nq\n")
    assert ran.code == 0
    assert ran.out.count("Enter for none of these") == 5
    assert "islamic-state: Zzqwx (tr)\n" in ran.out
    text = (gazetteer / "names.yaml").read_text(encoding="utf-8")
    assert "    tr:\n      - Zzqwx\n" in text
    assert "Zzqwy" not in text


def test_a_number_means_one_of_the_nearest(gazetteer, log):
    """Counted from 1."""
    log.write_text("K.H.\n", encoding="utf-8")
    ran = laqab("review", log, "-i", "--gazetteer", gazetteer, stdin="1\n")
    assert ": kataib-hezbollah: K.H. (en)\n" in ran.out


def test_an_answer_that_is_refused_does_not_end_the_review(gazetteer, log):
    """It is told why, and the next name is asked about."""
    log.write_text("Zzqwx\nZzqwy\n", encoding="utf-8")
    ran = laqab("review", log, "-i", "--gazetteer", gazetteer, stdin="nobody\nhezbollah\n")
    assert "Zzqwx: there is no entity 'nobody' to add it to\n" in ran.out
    assert ": hezbollah: Zzqwy (en)\n" in ran.out


@pytest.mark.parametrize("arguments", [("-",), ("queries.log", "--format", "jsonl")])
def test_questions_need_a_terminal_of_their_own(arguments, gazetteer):
    """The standard input cannot be the log too."""
    ran = laqab("review", *arguments, "--interactive", "--gazetteer", gazetteer)
    assert ran.code == 2
    assert "--interactive needs a log in a file and the format table" in ran.err
