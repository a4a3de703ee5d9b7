"""Web and mail addresses and handles."""

from __future__ import annotations

from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.language.characters import BIDI_CONTROLS
from tm.model import Finding, Span

_INVISIBLE = dict.fromkeys(map(ord, BIDI_CONTROLS))


def url(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A web address, e-mail address or handle was changed, lost or added.

    Addresses are compared letter by letter; the language of a page may differ
    (``/en/`` and ``/fa/``).
    """
    if pair.source.is_empty or pair.target.is_empty:
        return
    source, target = _addresses(pair.source), _addresses(pair.target)
    lost = [(span, address) for span, address in source if address not in {a for _, a in target}]
    extra = [(span, address) for span, address in target if address not in {a for _, a in source}]
    for span, address in lost:
        changed = extra.pop(0) if extra else None
        if changed is None:
            message = f"'{address}' is missing in the translation"
            yield found(message, side="source", start=span[0], end=span[1])
        else:
            (start, end), _ = changed
            yield found(
                f"the address differs: the source has '{address}'",
                start=start,
                end=end,
                suggestion=pair.source.text[span[0] : span[1]],
            )
    for (start, end), address in extra:
        yield found(f"'{address}' is not in the source", start=start, end=end)


def _addresses(side: Side) -> list[tuple[Span, str]]:
    """The addresses of a side, each with the form in which it is compared."""
    found_ = []
    for start, end in side.addresses:
        address = side.text[start:end].translate(_INVISIBLE).rstrip("/")
        for code in ("/en/", "/en-us/", "/fa/", "/prs/"):
            address = address.replace(code, "/*/")
        found_.append(((start, end), address))
    return found_
