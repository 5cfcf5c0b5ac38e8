"""Tools that make parts of the gazetteer from public data; no part of the library, run from a checkout."""
