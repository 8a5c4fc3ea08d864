"""Check somebody's written calculation: read it, recompute it, name the first line that does not follow.

Plain text, Markdown and LaTeX, English and Chinese.  ``reading`` makes tokens of a document, ``grammar``
makes statements of tokens, ``values`` computes them, ``judging`` decides line by line.
"""

from clearprop.verify.verification import CheckedLine, Sentence, Verification
from clearprop.verify.verifier import verify

__all__ = ["CheckedLine", "Sentence", "Verification", "verify"]
