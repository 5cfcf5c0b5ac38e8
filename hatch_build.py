"""The wheel carries the gazetteer compiled, so that the first question is answered at once."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledGazetteer(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles aliases/ into the wheel; an editable install compiles when it is first asked."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled index to what the wheel includes."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from resolver.index.loading import build_index  # noqa: PLC0415 the package is importable only now

        self._folder = tempfile.TemporaryDirectory()
        compiled = Path(self._folder.name) / "gazetteer.laqab"
        build_index(Path(self.root) / "aliases").write(compiled)
        build_data["force_include"][str(compiled)] = "resolver/bundle/gazetteer.laqab"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 the hook's signature
        """Remove the compiled index again."""
        if version != "editable":
            self._folder.cleanup()
