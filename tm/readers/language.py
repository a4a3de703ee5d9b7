"""The language of a document: what was asked, what the markup says when right, else the text."""

from __future__ import annotations

from tm.errors import UsageError

# Detection looks at this many code points: more changes nothing and costs time.
SAMPLE = 20_000


def language_of(text: str, asked: str = "auto", *, markup: str | None = None) -> str:
    """A BCP 47 tag for a document's text.

    ``asked`` wins unless it is ``auto``.  ``markup`` (``<html lang>`` and the like) is
    believed when it names the language the text is in, which templates often get wrong.  Of
    its regions only Afghanistan's is kept: ``en-US`` on one page and ``en`` on another must
    not make two units of one sentence.
    """
    from tm.language import detect_language, language_tag, primary, same_language

    if asked != "auto":
        return language_tag(asked)
    found = detect_language(text[:SAMPLE])
    try:
        told = language_tag(markup or "")
        told = told if told == "fa-AF" else primary(told)
    except UsageError:
        return found
    if found == "und" or same_language(told, found):
        # A bare "fa" says less than Dari found in the words.
        return found if found.startswith(f"{told}-") else told
    return found
