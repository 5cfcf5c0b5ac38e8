"""Entities → a compiled, immutable look-up; the plan of keys that both sides share."""

from resolver.index.index import Index, IndexMeta
from resolver.index.loading import bundled_index, index_of_records, open_index
from resolver.index.plan import NameKeys, plan_signature

__all__ = ["Index", "IndexMeta", "NameKeys", "bundled_index", "index_of_records", "open_index", "plan_signature"]
