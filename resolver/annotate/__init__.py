"""Text → mentions."""

from resolver.annotate.annotator import Annotator

__all__ = ["Annotator"]
