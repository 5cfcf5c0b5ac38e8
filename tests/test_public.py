"""The public namespace: what it holds, that it is told, and that importing it does nothing."""

from __future__ import annotations

import dataclasses
import inspect
import subprocess
import sys
from enum import Enum
from types import ModuleType

import pytest

import api
import resolver

PACKAGES = (resolver, api)

# Answers which variables a module reads while it is imported. What Python itself asks for (PYTHON…, the locale) is not
# ours; numpy and its like may read what they want.
_WATCH = """
import os, sys

class Watched(dict):
    def _note(self, key):
        frame = sys._getframe(2)
        while frame is not None:
            name = frame.f_globals.get("__name__", "")
            if name == "resolver" or name.startswith("resolver."):
                break
            if name.partition(".")[0] not in {"os", "posixpath", "_collections_abc"}:
                return
            frame = frame.f_back
        if frame is not None:
            print(key)
    def __getitem__(self, key):
        self._note(key)
        return super().__getitem__(key)
    def get(self, key, default=None):
        self._note(key)
        return super().get(key, default)
    def __contains__(self, key):
        self._note(key)
        return super().__contains__(key)

os.environ = Watched(os.environ)
os.getenv = os.environ.get
"""


def exported(package: ModuleType) -> dict[str, object]:
    """The public names of a package with what they stand for."""
    return {name: getattr(package, name) for name in package.__all__}


def python(code: str) -> str:
    """What a new interpreter prints that runs some code."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_all_is_exactly_the_public_names(package):
    """What is imported into the package is in __all__, sorted, and nothing else is but its own modules."""
    public = {
        name for name, value in vars(package).items() if not (name.startswith("_") or isinstance(value, ModuleType))
    }
    public.discard("annotations")
    dunder = {name for name in package.__all__ if name.startswith("__")}
    assert set(package.__all__) == public | dunder
    assert dunder <= {"__version__"}
    assert list(package.__all__) == sorted(package.__all__)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_every_exported_name_has_a_docstring_of_its_own(package):
    """Not one that was inherited, nor the signature that a dataclass writes for itself."""
    for name, value in exported(package).items():
        if name == "__version__":
            assert isinstance(value, str)
            continue
        told = vars(value).get("__doc__") if inspect.isclass(value) else inspect.getdoc(value)
        assert told, name
        assert not told.startswith(f"{name}("), name


def test_every_public_method_of_the_resolver_has_a_docstring():
    """But for those whose name Python gave."""
    for name, value in vars(resolver.Resolver).items():
        if not name.startswith("_") and not isinstance(value, int):
            assert inspect.getdoc(getattr(resolver.Resolver, name)), name


def test_exported_values_are_frozen():
    """An answer can be kept and shared: nobody changes it."""
    values = [value for value in exported(resolver).values() if dataclasses.is_dataclass(value)]
    assert len(values) > 10
    for value in values:
        assert value.__dataclass_params__.frozen, value


def test_exported_classes_are_of_a_known_sort():
    """Values, enumerations, errors of the one tree, and the one door."""
    for name, value in exported(resolver).items():
        if inspect.isclass(value) and value is not resolver.Resolver:
            is_error = issubclass(value, resolver.ResolverError)
            assert dataclasses.is_dataclass(value) or issubclass(value, Enum) or is_error, name


def test_importing_the_library_reads_no_environment():
    """No variable is asked for by a module of the library while it is imported."""
    assert python(_WATCH + "import resolver, resolver.facade, resolver.check, resolver.export.records") == ""


def test_the_watch_sees_a_module_that_reads_the_environment():
    """Or the test above has gone blind."""
    seen = python(
        _WATCH + "exec('import os; os.environ.get(\"LAQAB_X\"); os.getenv(\"LAQAB_Y\")', {'__name__': 'resolver.x'})"
    )
    assert seen.split() == ["LAQAB_X", "LAQAB_Y"]


def test_importing_the_library_opens_no_gazetteer_and_prints_nothing():
    """No default instance: nothing is loaded before it is asked for."""
    code = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import resolver\n"
        "print([path for path in opened if path.endswith(('.yaml', '.laqab', '.jsonl'))])\n"
        "print('yaml' in sys.modules, 'fastapi' in sys.modules)"
    )
    assert python(code).splitlines() == ["[]", "False False"]


def test_two_resolvers_share_nothing():
    """One gazetteer does not show in the answers of another."""
    one, other = (
        resolver.Resolver.from_records([{"id": name.lower(), "kind": "place", "names": {"en": [name]}}])
        for name in ("Erbil", "Mosul")
    )
    assert (one.resolve("Erbil").id, other.resolve("Erbil").id) == ("erbil", None)
    assert one.signature != other.signature
