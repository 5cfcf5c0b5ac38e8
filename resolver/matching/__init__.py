"""Retrieve → score → combine → decide, with the evidence kept."""

from resolver.matching.compare import compare_names
from resolver.matching.matcher import Matcher
from resolver.matching.profile import Profile, default_profile

__all__ = ["Matcher", "Profile", "compare_names", "default_profile"]
