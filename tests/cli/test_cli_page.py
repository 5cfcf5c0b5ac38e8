"""annotate --format html."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from command_line import EXAMPLES, laqab, with_names
from hypothesis import given
from hypothesis import strategies as st

from resolver import Resolver
from resolver.cli import page
from resolver.cli.answers import Annotated


class Page(HTMLParser):
    """What a browser would make of a page: its text by paragraph, its marks, every attribute."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.marks: list[dict[str, str | None]] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self._is_inside = False
        self.feed(document)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag == "p":
            self.paragraphs.append("")
            self._is_inside = True
        if tag == "mark":
            self.marks.append(dict(attrs))

    def handle_endtag(self, tag):
        self._is_inside = self._is_inside and tag != "p"

    def handle_data(self, data):
        if self._is_inside:
            self.paragraphs[-1] += data


def html(*arguments: object, **options: str) -> Page:
    """The page of texts under the gazetteer of these tests."""
    return Page(with_names("annotate", "--format", "html", *arguments, **options).out)


def test_a_mark_says_what_the_name_means():
    """Canonical name and gloss are the title, escaped; the kind is the class."""
    (mark,) = html("-", stdin="ISIS was here.").marks
    assert mark == {
        "class": "organisation",
        "title": "Islamic State: Jihadist group that held wide areas of Iraq & Syria until 2019.",
    }


def test_an_undecided_name_lists_what_it_may_be():
    """By canonical names."""
    (mark,) = html("-", stdin="Beside the Khabur.").marks
    assert mark == {"class": "ambiguous", "title": "ambiguous: Khabur, Khabur"}


@pytest.mark.parametrize("name", ["english.txt", "arabic.txt", "sorani.txt"])
def test_the_text_of_the_page_is_the_text(name):
    """Paragraph by paragraph, each finding its own direction."""
    shown = html(EXAMPLES / name)
    assert "\n".join(shown.paragraphs) == (EXAMPLES / name).read_text(encoding="utf-8")
    assert [value for tag, attribute, value in shown.attributes if (tag, attribute) == ("p", "dir")] == ["auto"] * len(
        shown.paragraphs
    )


def test_the_page_loads_nothing():
    """No address, no script; the policy would not let it."""
    out = with_names("annotate", "--format", "html", EXAMPLES / "english.txt").out
    shown = Page(out)
    assert not {"src", "href", "onclick"} & {attribute for _, attribute, _ in shown.attributes}
    assert "<script" not in out
    assert ("meta", "content", "default-src 'none'; style-src 'unsafe-inline'") in shown.attributes


def test_markup_in_the_text_is_shown_and_not_obeyed(tmp_path):
    """So too in the name of a file."""
    path = tmp_path / "<i>&.txt"
    path.write_text("<script>alert('Daesh')</script> & more", encoding="utf-8")
    out = with_names("annotate", "--format", "html", path).out
    assert "<script" not in out
    assert "<i>" not in out
    assert Page(out).paragraphs == ["<script>alert('Daesh')</script> & more"]


def test_several_texts_are_one_page(tmp_path):
    """One document, an article each."""
    path = tmp_path / "a.txt"
    path.write_text("Daesh", encoding="utf-8")
    out = with_names("annotate", "--format", "html", path, path).out
    assert (out.count("<html"), out.count("<article>")) == (1, 2)


class Lines:
    """A screen that keeps what is printed."""

    def __init__(self) -> None:
        self.text = ""

    def line(self, text: str = "") -> None:
        self.text += text + "\n"


RESOLVER = Resolver.from_records([{"id": "a", "kind": "place", "names": {"en": ["Arbil"]}}])


@given(st.text(alphabet=st.sampled_from("Arbil <>&\"'\n\r\x00\x1b\u202e\u0623\U0001f4f0/p"), max_size=60))
def test_whatever_the_text_holds_the_page_shows_it(text):
    """Letter by letter, but for the controls that HTML does not know, and the two ways to end a line."""
    screen = Lines()
    mentions = tuple(RESOLVER.annotate(text))
    page.annotated([Annotated(path="a", text=text, mentions=mentions, entity_of=RESOLVER.entity)], screen)
    shown = "\n".join(Page(screen.text).paragraphs)
    safe = text.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert shown == safe.replace("\r\n", "\n")


def test_the_table_is_what_is_printed_without_a_format():
    """A page is only printed where it is asked for."""
    assert "<html" not in laqab("annotate", "--help").out
