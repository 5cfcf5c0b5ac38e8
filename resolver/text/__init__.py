"""String → string: every normal form of a name, and the offsets back. Knows nothing of entities."""

from resolver.text.fold import FoldedText, fold
from resolver.text.latin import LatinText, plain_latin
from resolver.text.normalise import NormalisedText, normalise
from resolver.text.skeleton import SkeletonKey, skeleton
from resolver.text.words import Word, WordClass, split_words

__all__ = [
    "FoldedText",
    "LatinText",
    "NormalisedText",
    "SkeletonKey",
    "Word",
    "WordClass",
    "fold",
    "normalise",
    "plain_latin",
    "skeleton",
    "split_words",
]
