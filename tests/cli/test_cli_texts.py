"""annotate, check."""

from __future__ import annotations

import pytest
from command_line import EXAMPLES, settled, with_names

TEXT = "Kataib Hezbollah and Kataeb Hezbollah left Khabur for جرف النصر.\n"

TABLE = """\
<stdin>
surface           start  end  id                                          canonical         kind          tier   score
Kataib Hezbollah      0   16  kataib-hezbollah                            Kataib Hezbollah  organisation  exact   0.99
Kataeb Hezbollah     21   37  kataib-hezbollah                            Kataib Hezbollah  organisation  exact   0.99
Khabur               43   49  ambiguous: khabur-euphrates, khabur-tigris
جرف النصر            54   63  jurf-al-sakhar                              Jurf al-Nasr      place         exact   0.99
"""


def test_annotate_prints_a_table():
    """One row a mention; what is undecided lists what it may be."""
    ran = with_names("annotate", "-", stdin=TEXT)
    assert settled(ran.out) == settled(TABLE)
    assert ran.code == 0


def test_annotate_prints_records_with_their_file():
    """Offsets say that they are code points, and are right behind a character beyond the first plane."""
    ran = with_names("annotate", "--format", "jsonl", "-", stdin=f"\N{NEWSPAPER} {TEXT}")
    for record in ran.records:
        assert (record["path"], record["unit"]) == ("<stdin>", "code points")
        assert f"\N{NEWSPAPER} {TEXT}"[record["start"] : record["end"]] == record["surface"]


def test_annotate_takes_several_files(tmp_path):
    """A table each, under the name of the file; lines carry it."""
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        path.write_text("Daesh", encoding="utf-8")
    assert [record["path"] for record in with_names("annotate", "--format", "jsonl", *paths).records] == [
        *map(str, paths)
    ]
    assert with_names("annotate", *paths).out.count("islamic-state") == 2


def test_a_text_without_names_has_a_table_without_rows():
    """The header says that it was read."""
    assert with_names("annotate", "-", stdin="Nothing here.").out.splitlines()[1].startswith("surface")
    assert with_names("annotate", "-", "--format", "jsonl", stdin="").out == ""


@pytest.mark.parametrize("name", ["english.txt", "arabic.txt", "sorani.txt"])
def test_the_example_texts_hold_names(name):
    """Even the few names of these tests are in each of them."""
    ran = with_names("annotate", EXAMPLES / name, "--format", "jsonl")
    assert "islamic-state" in {record["id"] for record in ran.records}


def test_check_prints_lines_as_a_compiler_does():
    """``path:line:column: code message``, the mark of what can be fixed, then the count."""
    path = EXAMPLES / "english.txt"
    finding, count = with_names("check", path).out.splitlines()
    assert finding.startswith(f"{path}:3:")
    assert ": inconsistent [*] the text prints one name in two spellings" in finding
    assert count == "1 finding in 1 text, 1 [*] fixable with --fix"


@pytest.mark.parametrize(("text", "code"), [(TEXT, 1), ("Daesh left.", 0), ("", 0)])
def test_check_ends_with_1_where_there_are_findings(text, code):
    """Clean is 0."""
    assert with_names("check", "-", stdin=text).code == code


def test_check_prints_records_with_their_file():
    """One line a finding."""
    (record,) = with_names("check", "-", "--format", "jsonl", stdin=f"\r\n{TEXT}").records
    assert (record["path"], record["unit"], record["line"], record["column"]) == ("<stdin>", "code points", 2, 22)
    assert record["code"] == "inconsistent"


def test_fix_puts_the_safe_replacements_into_the_file(tmp_path):
    """What is mended is found no more; the byte order mark, line ends and permissions stay."""
    path = tmp_path / "story.txt"
    text = "Kataib Hezbollah came.\nKataeb Hezbollah left Khabur for جرف النصر.\n".replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    path.chmod(0o640)
    ran = with_names("check", "--fix", path)
    assert ran.out == "0 findings in 1 text, 1 fixed\n"
    assert ran.code == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + text.replace("Kataeb", "Kataib").encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [child.name for child in tmp_path.iterdir()] == ["story.txt"]


def test_fix_leaves_what_is_not_safe(tmp_path):
    """A quotation is reported and not changed; the file is not written at all."""
    path = tmp_path / "story.txt"
    text = 'Kataib Hezbollah and Kataib Hezbollah. "We are Kataeb Hezbollah," he said.'
    path.write_text(text, encoding="utf-8")
    before = path.stat().st_mtime_ns
    ran = with_names("check", "--fix", path)
    assert ran.code == 1
    assert "(in a quotation)" in ran.out
    assert (path.read_text(encoding="utf-8"), path.stat().st_mtime_ns) == (text, before)


def test_fix_does_not_take_the_standard_input():
    """There is no file to change."""
    ran = with_names("check", "--fix", "-", stdin=TEXT)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("laqab: --fix needs files")


def test_an_unknown_style_is_an_error():
    """The sentence lists those that there are."""
    ran = with_names("check", "--style", "nobody", "-", stdin=TEXT)
    assert ran.code == 2
    assert "there is no such style" in ran.err


def test_the_language_is_checked():
    """``ku`` hides which Kurdish."""
    ran = with_names("annotate", "--lang", "ku", "-", stdin=TEXT)
    assert ran.code == 2
    assert "use ckb (Sorani) or kmr (Kurmanji)" in ran.err
