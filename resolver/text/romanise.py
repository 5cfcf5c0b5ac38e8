"""One word of any script → plain Latin letters."""

from __future__ import annotations

import unicodedata

from unidecode import unidecode_expect_nonascii

from resolver.language import Script
from resolver.text.grapheme import GraphemeModel
from resolver.text.latin import plain_latin


def romanise_word(word: str, script: Script) -> str:
    """The likeliest Latin spelling of one folded word, in the letters a–z and digits.

    Latin comes back plain; Arabic, Hebrew and Cyrillic by their learned tables; the rest by Unidecode, the last resort.
    Empty where nothing can be said of any letter.
    """
    if script in {Script.LATIN, Script.COMMON}:
        return plain_latin(word)
    model = GraphemeModel.for_script(script)
    spelling = model.romanise(word)[0] if model else ""
    return spelling or plain_latin(unidecode_expect_nonascii(unicodedata.normalize("NFC", word))).replace(" ", "")
