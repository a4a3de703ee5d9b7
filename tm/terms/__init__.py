"""Terms: glossaries matched through the inflection of both languages.

A glossary is read from TBX, TSV or CSV, and finds its terms in running text.
"""

from tm.terms.glossary import Glossary, Term, TermHit
from tm.terms.reading import read_glossary

__all__ = ["Glossary", "Term", "TermHit", "read_glossary"]
