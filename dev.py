"""Everything a newcomer needs, with Python alone.

    python3 dev.py start    make .venv, install Laqab, show it on an example text, start the service
    python3 dev.py test     install what the tests need, then run every check and all tests

``make`` has the same steps one by one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
OLDEST = (3, 11)
TESTED_BESIDE_THE_WHEEL = ("tests", "examples", "docs", "README.md", "pyproject.toml", "dev.py", "Makefile")


def program(environment: Path, name: str) -> str:
    """A program of a virtual environment."""
    folder = "Scripts" if os.name == "nt" else "bin"
    return str(environment / folder / name)


def run(*command: str, where: Path = ROOT) -> None:
    """Run a command and stop where it fails, with its exit code."""
    print("$", " ".join(Path(part).name if part.startswith("/") else part for part in command), flush=True)
    code = subprocess.run(command, cwd=where, check=False).returncode
    if code:
        sys.exit(code)


def install(environment: Path, *what: str) -> None:
    """Install into a virtual environment, which is made where it is missing, the versions that were tested."""
    if not Path(program(environment, "python")).exists():
        venv.create(environment, with_pip=True)
    pip = (program(environment, "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--constraint", str(ROOT / "constraints.txt"), *what)


def start() -> None:
    """Install, show the main job, serve until interrupted."""
    install(ENVIRONMENT, "--editable", ".[service]")
    laqab = program(ENVIRONMENT, "laqab")
    run(laqab, "annotate", "examples/english.txt")
    print("\nThe service: http://127.0.0.1:8000/docs (Ctrl-C stops it)", flush=True)
    run(laqab, "serve")


def test() -> None:
    """Every check on the checkout, then the tests once more against the built wheel alone."""
    install(ENVIRONMENT, "--editable", ".[dev]")
    check()
    wheel()


def check() -> None:
    """Lint, types, layers, gazetteer, tests."""
    run(program(ENVIRONMENT, "ruff"), "check", ".")
    run(program(ENVIRONMENT, "ruff"), "format", "--check", ".")
    run(program(ENVIRONMENT, "mypy"))
    run(program(ENVIRONMENT, "lint-imports"))
    run(program(ENVIRONMENT, "laqab"), "validate", "aliases")
    run(program(ENVIRONMENT, "laqab"), "lint", "aliases")
    run(program(ENVIRONMENT, "laqab"), "fmt", "--check", "aliases")
    run(program(ENVIRONMENT, "python"), "-m", "pytest")


def wheel() -> None:
    """Build the wheel, install it into an environment of its own, and test it outside the checkout."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(program(ENVIRONMENT, "python"), "-m", "build", "--wheel", "--outdir", str(place / "dist"))
        built = next((place / "dist").glob("*.whl"))
        install(place / "environment", f"{built}[test]")
        for name in TESTED_BESIDE_THE_WHEEL:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, place / "outside" / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, place / "outside" / name)
        run(program(place / "environment", "python"), "-m", "pytest", "-m", "not checkout", where=place / "outside")


def main() -> None:
    """Dispatch to the step that was asked for."""
    steps = {"start": start, "test": test, "check": check, "wheel": wheel}
    if sys.version_info < OLDEST:
        sys.exit(f"Laqab needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}")
    if len(sys.argv) != 2 or sys.argv[1] not in steps:
        sys.exit(__doc__)
    try:
        steps[sys.argv[1]]()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
