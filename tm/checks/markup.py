"""Inline codes, tags, entities and placeholders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tm.checks.context import Context
from tm.checks.pair import Pair, Side
from tm.checks.registry import found
from tm.model import Finding, Span

_TOKEN = re.compile(
    r"(?P<tag></?[A-Za-z][\w:-]*(?:\s[^<>]{0,300})?/?>)"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});)"
    r"|(?P<printf>(?<![\d%])%(?:\d+\$)?(?:\([\w.]+\))?[-+ 0#]?\d*(?:\.\d+)?l{0,2}[sdiufxXc@](?!\w))"
    r"|(?P<brace>\$?\{\{?[^{}\s][^{}]{0,60}\}?\}|\{\}|%\{\w+\}|\$\(\w+\))"
    r"|(?P<link>(?<=\])\((?=[^()\s]))"
    r"|(?P<escape>\\[nrt](?![a-z]))"
)
_MAYBE = re.compile(r"[<&%{$\\]|\]\(")
_TAG_NAME = re.compile(r"</?\s*([A-Za-z][\w:-]*)")
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "x", "ph", "it"})


def markup(pair: Pair, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A tag, entity, placeholder or inline code is missing, extra or crossed.

    ``<b>``, ``&amp;``, ``%s``, ``{name}``, ``${x}``, links of Markdown, and the inline codes
    that TMX and XLIFF keep outside the text.
    """
    if pair.source.is_empty or pair.target.is_empty:
        return
    yield from _codes(pair)
    if not _MAYBE.search(pair.source.text) and not _MAYBE.search(pair.target.text):
        return
    source, target = _tokens(pair.source), _tokens(pair.target)
    have, want = Counter(shape for shape, _ in target), Counter(shape for shape, _ in source)
    for shape, (start, end) in _first(source, want - have):
        yield found(f"'{shape}' is missing in the translation", side="source", start=start, end=end)
    for shape, (start, end) in _first(target, have - want):
        yield found(f"'{shape}' is not in the source", start=start, end=end)
    if have == want:
        crossed = _crossed(target)
        if crossed is not None and _crossed(source) is None:
            yield found("tags are crossed", start=crossed[0], end=crossed[1])


def _tokens(side: Side) -> list[tuple[str, Span]]:
    """The codes in a text, each in the form in which it is compared: a tag without attributes."""
    tokens = []
    for match in _TOKEN.finditer(side.text):
        shape = match[0]
        if match.lastgroup == "tag":
            name = _TAG_NAME.match(shape)
            closing = "/" if shape.startswith("</") else ""
            shape = f"<{closing}{name[1].lower() if name else ''}>"
        elif match.lastgroup == "link":
            shape = "[…](…)"
        tokens.append((shape, match.span()))
    return tokens


def _first(tokens: list[tuple[str, Span]], counts: Counter[str]) -> Iterator[tuple[str, Span]]:
    """The last so many tokens of each shape: those one too many."""
    left = counts.copy()
    chosen = []
    for shape, span in reversed(tokens):
        if left[shape] > 0:
            left[shape] -= 1
            chosen.append((shape, span))
    return iter(reversed(chosen))


def _crossed(tokens: list[tuple[str, Span]]) -> Span | None:
    """The first closing tag that does not close the tag opened last."""
    stack: list[str] = []
    for shape, span in tokens:
        if not shape.startswith("<"):
            continue
        name = shape.strip("</>")
        if name in _VOID:
            continue
        if not shape.startswith("</"):
            stack.append(name)
        elif name in stack:
            if stack[-1] != name:
                return span
            stack.pop()
    return None


def _codes(pair: Pair) -> Iterator[Finding]:
    """Inline codes kept outside the text: missing, extra, or crossed."""
    if not pair.source.codes and not pair.target.codes:
        return
    want = Counter((code.kind, code.data or code.id) for code in pair.source.codes)
    have = Counter((code.kind, code.data or code.id) for code in pair.target.codes)
    for counts, side, verb in (
        (want - have, pair.source, "is missing in the translation"),
        (have - want, pair.target, "is not in the source"),
    ):
        for (kind, shown), _ in sorted(counts.items()):
            place = next(
                code.position
                for code in side.codes
                if (code.kind, code.data or code.id) == (kind, shown)
            )
            yield found(
                f"the code '{shown or kind}' {verb}",
                side="source" if side is pair.source else "target",
                start=place,
                end=place,
            )
    if want == have:
        yield from _crossed_codes(pair)


def _crossed_codes(pair: Pair) -> Iterator[Finding]:
    """A paired code that ends before it begins, or inside another's pair."""
    if _nesting(pair.source) is None:
        place = _nesting(pair.target)
        if place is not None:
            yield found("inline codes are crossed", start=place, end=place)


def _nesting(side: Side) -> int | None:
    """Where the first code ends that was not the last to begin."""
    stack: list[str] = []
    for code in side.codes:
        if code.kind in {"bpt", "hi", "g", "pc"}:
            stack.append(code.id)
        elif code.kind in {"ept", "/hi", "/g", "/pc"} and (stack or code.kind == "ept"):
            if not stack or (code.kind == "ept" and code.id != stack[-1]):
                return code.position
            stack.pop()
    return None
