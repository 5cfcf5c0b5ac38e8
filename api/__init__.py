"""The HTTP service of Laqab: an application factory and its settings, nothing else is public."""

from api.app import create_app
from api.settings import Settings

__all__ = ["Settings", "create_app"]
