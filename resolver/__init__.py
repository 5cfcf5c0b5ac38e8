"""One id for every name: a multilingual glossary and alias resolver."""

from resolver.version import __version__

__all__ = ["__version__"]
