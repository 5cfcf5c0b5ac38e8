"""Settings from the environment, and their table in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.settings import PREFIX, Settings, read_settings
from resolver.errors import InputError

DOCS = Path(__file__).parents[2] / "docs" / "api.md"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    """The environment of whoever runs the tests does not count."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)


SET = [
    ("PORT", "9000", "port", 9000),
    ("HOST", "::1", "host", "::1"),
    ("GAZETTEER", "some/folder", "gazetteer", Path("some/folder")),
    ("GAZETTEER", "", "gazetteer", None),
    (
        "CORS_ORIGINS",
        "https://a.example , https://b.example,",
        "cors_origins",
        ("https://a.example", "https://b.example"),
    ),
    ("CORS_ORIGINS", "*", "cors_origins", ("*",)),
    ("ROOT_PATH", "/names/v2", "root_path", "/names/v2"),
    ("LOG_LEVEL", "warning", "log_level", "warning"),
]


@pytest.mark.parametrize(("variable", "value", "field", "wanted"), SET)
def test_a_setting_is_read_from_the_environment(monkeypatch, variable, value, field, wanted):
    """Each field has a variable of its name; an empty one counts as not set."""
    monkeypatch.setenv(PREFIX + variable, value)
    assert getattr(read_settings(), field) == wanted


def test_the_command_line_wins(monkeypatch):
    """What is given overrides the environment; None overrides nothing."""
    monkeypatch.setenv("LAQAB_PORT", "9000")
    assert read_settings(port=9001, host=None).port == 9001
    assert read_settings(port=None).port == 9000


WRONG = [
    ("PORT", "abc"),
    ("PORT", "65536"),
    ("PORT", "-1"),
    ("BATCH_LIMIT", "0"),
    ("BATCH_LIMIT", "10001"),
    ("TEXT_LIMIT", "1000001"),
    ("BODY_LIMIT", "0"),
    ("ROOT_PATH", "names"),
    ("ROOT_PATH", "/names/"),
    ("LOG_LEVEL", "loud"),
]


@pytest.mark.parametrize(("variable", "value"), WRONG)
def test_a_wrong_setting_is_named_in_one_sentence(monkeypatch, variable, value):
    """The error names the variable."""
    monkeypatch.setenv(PREFIX + variable, value)
    with pytest.raises(InputError, match=f"^{PREFIX}{variable}: [^\n]+$"):
        read_settings()


def test_the_documentation_lists_every_setting_with_its_default():
    """The table in docs/api.md holds exactly the fields, with their defaults and descriptions."""
    rows = re.findall(r"^\| `(LAQAB_\w+)` \| (.*?) \| (.*) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [
        (f"{PREFIX}{name.upper()}", _shown(field.default), field.description)
        for name, field in Settings.model_fields.items()
    ]


def _shown(default):
    return f"`{default}`" if isinstance(default, int) or (isinstance(default, str) and default) else ""
