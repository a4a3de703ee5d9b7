"""Language tags: what a user, a TMX file or a web page writes, as one BCP 47 form."""

from __future__ import annotations

import re

from tm.errors import UsageError

# Three-letter codes of ISO 639-2 and 639-3, and old two-letter ones, that the field's files hold.
_CODES = {
    "ara": "ar", "arb": "ar", "aze": "az", "ben": "bn", "bul": "bg", "ces": "cs", "chi": "zh",
    "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "ell": "el", "eng": "en", "est": "et",
    "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "gre": "el", "heb": "he",
    "hin": "hi", "hun": "hu", "hye": "hy", "ind": "id", "ita": "it", "iw": "he", "jpn": "ja",
    "kat": "ka", "kor": "ko", "kur": "ku", "nld": "nl", "nor": "no", "pan": "pa", "pbt": "ps",
    "pbu": "ps", "per": "fa", "pes": "fa-IR", "pol": "pl", "por": "pt", "prs": "fa-AF",
    "pst": "ps", "pus": "ps", "ron": "ro", "rum": "ro", "rus": "ru", "spa": "es", "swe": "sv",
    "tgk": "tg", "tur": "tr", "uig": "ug", "ukr": "uk", "urd": "ur", "uzb": "uz", "vie": "vi",
    "zho": "zh",
}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*\Z")


def language_tag(code: str) -> str:
    """A language code in any common writing, as a normalised BCP 47 tag.

    ``FA_ir`` and ``fa-IR.UTF-8`` give ``fa-IR``; ``prs`` gives ``fa-AF`` and ``pes`` gives
    ``fa-IR``; three-letter codes become two-letter ones where there are any.

    Raises:
        UsageError: what was given is no language code.
    """
    plain = code.strip().split(".")[0].split("@")[0].replace("_", "-")
    if not _TAG.match(plain):
        msg = f"{code!r} is no language code; write for instance en, fa or fa-AF"
        raise UsageError(msg)
    first, *rest = plain.split("-")
    base = _CODES.get(first.lower(), first.lower()).split("-")
    # A region that is written out is more than the one a three-letter code implies.
    if rest and len(base) > 1 and any(_is_region(part) for part in rest):
        base = base[:1]
    tidy = []
    extension = False
    for part in rest:
        extension = extension or len(part) == 1
        if extension:
            tidy.append(part.lower())
        elif _is_region(part):
            tidy.append(part.upper())
        elif len(part) == 4 and part.isalpha():
            tidy.append(part.title())
        else:
            tidy.append(part.lower())
    return "-".join([*base, *tidy])


def _is_region(part: str) -> bool:
    """Whether a subtag is a country or area: two letters or three digits."""
    return (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit())


def primary(code: str) -> str:
    """The primary language subtag: ``fa`` of ``fa-AF``, of ``prs`` and of ``pes``.

    Raises:
        UsageError: what was given is no language code.
    """
    return language_tag(code).split("-")[0]


def same_language(a: str, b: str) -> bool:
    """Whether two codes name the same language, regions aside."""
    return primary(a) == primary(b)
