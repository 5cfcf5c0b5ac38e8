"""What the documents say is so: their examples run, their links arrive, their words are those of the code.

``docs/cli.md``, ``docs/api.md`` and ``docs/styles.md`` have their own tests beside those of the command line, the service
and the checks; the ``curl`` examples of the README are run in ``tests/api/test_api_readme.py``.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from pydoc import locate

import pytest

import api
import resolver
from resolver import GazetteerError
from resolver.cli.app import COMMANDS
from resolver.gazetteer import format_text, json_schema, load_gazetteer

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
AT_THE_ROOT = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
WITH_PYTHON = (README, DOCS / "library.md")
TWO_COMMANDS = ("python3 dev.py start", "python3 dev.py test")

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"`([^`\n]+)`")
_SCORE = re.compile(r"\b[01]\.\d\d\b")
_FILE = re.compile(r"# aliases/(\S+)\n(.*)", re.DOTALL)


def text_of(path: Path) -> str:
    """A document."""
    return path.read_text(encoding="utf-8")


def blocks(path: Path, language: str) -> list[str]:
    """The blocks of a document that are in a language."""
    return [block for found, block in _BLOCK.findall(text_of(path)) if found == language]


def console_examples(path: Path) -> list[tuple[str, str]]:
    """Every command of the console blocks with what is printed below it."""
    examples = (
        example for block in blocks(path, "console") for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    )
    return [(command, printed) for command, _, printed in (example.partition("\n") for example in examples)]


def pages() -> list[Path]:
    """Every page that is here: the checkout has more of them than what is tested beside the wheel."""
    roots = [ROOT / name for name in AT_THE_ROOT]
    return [path for path in (*roots, *sorted(DOCS.rglob("*.md"))) if path.exists()]


def settled(printed: str) -> str:
    """What was printed without scores, which every calibration changes."""
    return _SCORE.sub("_.__", printed)


def run(command: str, where: Path = ROOT) -> str:
    """What a command line of a document prints: ``laqab`` of this environment, and ``echo`` before a pipe."""
    said, _, asked = command.rpartition(" | ")
    program, *words = shlex.split(asked)
    assert program == "laqab"
    stdin = " ".join(shlex.split(said)[1:]) + "\n" if said else ""
    done = subprocess.run(
        [sys.executable, "-m", "resolver", *words],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=where,
        env={**os.environ, "COLUMNS": "200"},
        check=False,
        timeout=60,
    )
    return done.stdout + done.stderr


# The README ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "printed"),
    [(command, printed) for command, printed in console_examples(README) if not command.startswith("curl")],
)
def test_a_command_of_the_readme_prints_what_is_printed(command, printed):
    """With the bundled gazetteer, in a process of its own."""
    assert settled(run(command)) == settled(printed)


@pytest.mark.parametrize("path", WITH_PYTHON, ids=lambda path: path.name)
def test_the_python_of_a_document_answers_as_printed(path):
    """One session from the top of the page to its end."""
    session: dict[str, object] = {}
    source = "\n".join(blocks(path, "python"))
    example = doctest.DocTestParser().get_doctest(source, session, path.name, str(path), 0)
    told: list[str] = []
    ran = doctest.DocTestRunner(verbose=False).run(example, out=told.append)
    assert ran.attempted >= 5
    assert not ran.failed, "".join(told)


def test_the_readme_names_the_two_commands_and_dev_py_has_them():
    """Word for word, each in a block of its own."""
    single = [block.strip() for block in blocks(README, "sh")]
    steps = text_of(ROOT / "dev.py")
    for command in TWO_COMMANDS:
        assert command in single
        assert re.search(rf'"{command.split()[-1]}": \w+', steps)


def test_the_readme_shows_the_main_commands_and_the_wheel_of_this_version():
    """Or the patterns above have gone blind."""
    commands = {words.rpartition(" | ")[2].split()[1] for words, _ in console_examples(README) if "laqab" in words}
    assert commands >= {"resolve", "annotate", "check"}
    assert any(command.startswith("curl") for command, _ in console_examples(README))
    wheels = re.findall(r"laqab-([\d.]+)-py3", text_of(README))
    assert wheels
    assert set(wheels) == {resolver.__version__}


def test_the_readme_says_what_the_licences_ask():
    """Of the code, the data, and the one dependency that asks for more."""
    readme = text_of(README)
    for words in ("MIT", "CC BY 4.0", "Unidecode", "GNU General Public License, version 2 or later"):
        assert words in readme


def test_the_record_of_the_readme_is_one_of_the_gazetteer(tmp_path):
    """Shorter, but it loads, and every name that it shows is listed so."""
    path = tmp_path / "record.yaml"
    path.write_text("".join(blocks(README, "yaml")), encoding="utf-8")
    (shown,) = load_gazetteer(path).entities
    listed = resolver.Resolver.load().entity(shown.id)
    assert set(shown.names) <= set(listed.names)
    assert (shown.kind, shown.type, shown.countries) == (listed.kind, listed.type, listed.countries)
    assert set(shown.sources) <= set(listed.sources)


# The vocabulary and the library ---------------------------------------------------------------------------------------

VOCABULARY = DOCS / "vocabulary.md"
NEEDED_TERMS = frozenset(
    [
        "entity",
        "name",
        "alias",
        "canonical",
        "gazetteer",
        "key",
        "tier",
        "query",
        "candidate",
        "evidence",
        "match",
        "resolution",
        "surface",
        "mention",
        "annotation",
        "finding",
        "style",
        "profile",
        "signature",
    ]
)


def terms() -> list[tuple[str, str, str]]:
    """(term, identifier, meaning) of every row of the vocabulary."""
    return re.findall(r"^\| ([^|`]+) \| `([\w.]+)` \| ([^|]+) \|$", text_of(VOCABULARY), re.MULTILINE)


@pytest.mark.parametrize("identifier", [identifier for _, identifier, _ in terms()])
def test_a_term_is_what_the_code_calls_it(identifier):
    """Its identifier is there, below ``resolver``; a field counts where its class declares it."""
    if locate(f"resolver.{identifier}") is None:
        owner, _, name = identifier.rpartition(".")
        fields = getattr(locate(f"resolver.{owner}"), "__annotations__", {})
        assert name in fields or re.search(rf"self\.{name}\b.* = ", _source(owner))


def _source(owner: str) -> str:
    module = sys.modules[locate(f"resolver.{owner}").__module__]
    return text_of(Path(str(module.__file__)))


def test_a_term_has_one_identifier_and_an_identifier_one_term():
    """One term, one idea, one word; each with a sentence."""
    for column in (0, 1):
        words = [row[column] for row in terms()]
        assert len(words) == len(set(words))
    assert all(meaning.endswith(".") for _, _, meaning in terms())


def test_every_row_of_the_vocabulary_is_read_and_no_needed_term_is_missing():
    """Or the pattern above has gone blind."""
    rows = [
        line for line in text_of(VOCABULARY).splitlines() if line.startswith("| ") and not line.startswith("| term |")
    ]
    assert len(rows) == len(terms())
    assert {term for term, _, _ in terms()} >= NEEDED_TERMS


def test_every_public_name_is_documented():
    """In the table of the library's page."""
    table = text_of(DOCS / "library.md").partition("## What is public")[2]
    told = set(_CODE.findall(table))
    assert set(resolver.__all__) <= told
    assert {f"api.{name}" for name in api.__all__} <= told


# The curator's page -----------------------------------------------------------------------------------------------------


@pytest.fixture
def worked_example(tmp_path):
    """A folder with the files that the page writes."""
    for block in blocks(DOCS / "curating.md", "yaml"):
        found = _FILE.fullmatch(block)
        assert found is not None
        path = tmp_path / "aliases" / found[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found[2], encoding="utf-8")
    return tmp_path / "aliases"


def test_the_worked_example_loads(worked_example):
    """As it stands: two look-alikes that name each other, and a source with a reference."""
    gazetteer = load_gazetteer(worked_example)
    example = next(entity for entity in gazetteer.entities if entity.id == "kataib-hezbollah")
    assert example.canonical() == "Kataib Hezbollah"
    assert {name.match.value for name in example.names} == {"strong", "context"}
    assert set(gazetteer.sources) == {"ofac-sdn", "rudaw-2023-11-22"}


def test_the_worked_example_is_in_the_canonical_form(worked_example):
    """What the page shows is what ``laqab fmt`` writes."""
    paths = sorted(worked_example.rglob("*.yaml"))
    assert len(paths) == 3
    for path in paths:
        assert format_text(text_of(path), path) == text_of(path)


def test_the_worked_example_answers_as_printed(worked_example):
    """The two commands, in the folder above."""
    run("laqab fmt aliases", worked_example.parent)  # the files have no line for text editors yet, and no schema
    for command, printed in console_examples(DOCS / "curating.md"):
        assert run(command, worked_example.parent) == printed


def test_the_undeclared_look_alike_of_the_page_is_refused_in_these_words(worked_example):
    """The page prints what ``laqab validate`` says."""
    path = worked_example / "organisations" / "region.yaml"
    content = text_of(path).replace("      - Hezbollah\n", "      - Hezbollah\n      - Kataib Hezbollah\n", 1)
    path.write_text(content.replace("  distinct_from: [kataib-hezbollah]\n", ""), encoding="utf-8")
    with pytest.raises(GazetteerError) as caught:
        load_gazetteer(worked_example)
    said = "\n".join(map(str, caught.value.problems)).replace(f"{worked_example.parent}{os.sep}", "")
    assert said.replace(os.sep, "/") == blocks(DOCS / "curating.md", "text")[0].strip()


def test_every_field_of_the_record_is_on_the_page():
    """What the loader takes, a curator can read about."""
    told = set(_CODE.findall(text_of(DOCS / "curating.md")))
    told |= {word.partition(":")[0] for word in told}
    fields = set(json_schema()["$defs"]["EntityShape"]["properties"])
    assert fields <= told
    assert {tag.value for tag in resolver.NameTag} <= told


# All pages ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
@pytest.mark.checkout
def test_every_link_of_a_page_arrives(path):
    """Links inside the repository lead to a file or folder; the changelog's to other sites are not followed."""
    for target in _LINK.findall(text_of(path)):
        if not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), target


def test_every_page_is_linked_from_the_readme():
    """Nothing is written that nobody finds."""
    linked = {(README.parent / target).resolve() for target in _LINK.findall(text_of(README))}
    assert {path.resolve() for path in pages()} <= linked | {README.resolve()}


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_every_command_that_a_page_names_is_there(path):
    """In code and in examples: ``laqab`` is followed by one of its commands, or by an option."""
    page = text_of(path)
    named = re.findall(r"`laqab ([a-z]+)", page) + re.findall(
        r"^(?:\$ )?(?:.* \| )?(?:\S+/)?laqab ([a-z]+) ", page, re.MULTILINE
    )
    assert set(named) <= {command.name for command in COMMANDS}


@pytest.mark.checkout
def test_every_place_that_the_architecture_names_is_there():
    """Files, folders and modules; what is in capitals stands for any name."""
    page = ROOT / "ARCHITECTURE.md"
    named = [span for span in _CODE.findall(text_of(page)) if re.fullmatch(r"[\w.]+(/[\w.]+)+/?|[\w.]+/", span)]
    assert len(named) > 30
    for span in named:
        assert "NAME" in span or (ROOT / span).exists(), span
    modules = [span for span in _CODE.findall(text_of(page)) if re.fullmatch(r"(resolver|api)(\.\w+)+", span)]
    assert len(modules) > 10
    for module in modules:
        assert locate(module) is not None, module


@pytest.mark.checkout
def test_every_tuple_that_the_architecture_names_is_there():
    """Registries are found by their names."""
    page = text_of(ROOT / "ARCHITECTURE.md")
    code = "\n".join(text_of(path) for package in ("resolver", "api") for path in (ROOT / package).rglob("*.py"))
    names = {span for span in _CODE.findall(page) if re.fullmatch(r"[A-Z][A-Z_]+", span)}
    assert names >= {"COMMANDS", "FORMATTERS", "ROUTERS", "FEATURES"}
    for name in names:
        assert re.search(rf"^{name}\b.* = ", code, re.MULTILINE), name


@pytest.mark.checkout
def test_the_layers_of_the_architecture_are_those_of_the_contract():
    """In the same order, none left out."""
    project = text_of(ROOT / "pyproject.toml").partition("layers = [")[2].partition("]")[0]
    contract = re.findall(r"[\w.]+", re.sub(r"#.*", "", project))
    table = text_of(ROOT / "ARCHITECTURE.md").partition("| layer |")[2].partition("\n\n")[0]
    told = [span for row in table.splitlines() for span in _CODE.findall(row.split("|")[1] if "|" in row else "")]
    assert told == contract
