"""The words that clearprop speaks, in English and Chinese: two catalogues with the same keys.

To add words, add a line to ``en.json`` and one with the same key and placeholders to ``zh.json``, in
alphabetical order (the doctor's words: to ``doctor.en.json`` and ``doctor.zh.json``); the tests name a line
that is missing, out of order or against the house's style.
"""

from clearprop.words.lookup import introduced, language, name_of, text

__all__ = ["introduced", "language", "name_of", "text"]
