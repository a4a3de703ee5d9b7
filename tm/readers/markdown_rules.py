"""What articles write in Markdown beyond CommonMark: notes, containers, comments, anchors.

Rules for markdown-it-py: footnotes (``[^1]``), containers of documentation tools (``:::``,
``///``, ``!!!``), comments and includes in braces, imports of MDX, ids after headings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

NOTE = re.compile(r"\[\^([^\]\s^]+)\]:[ \t]*(.*)")
NOTE_MARK = re.compile(r"\[\^([^\]\s^]+)\]")
# A fence of a container, with the title a reader sees; without one, tools draw their own.
CONTAINER = re.compile(
    r"(?::{3,}|/{3,})[ \t]*(?:(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*)?(?P<title>[^{|]*))?(?:\{.*\})?$"
)
ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w -]+?(?:[ \t]+\"(?P<title>[^\"]*)\")?[ \t]*$")
# Lines that tools replace by something that is not in the file.
INCLUDE = re.compile(
    r"(?:<<<[ \t]*[@./]\S*.*|\[\[toc\]\]|\[TOC\]|@\[toc\].*|import\s.*\sfrom\s+['\"][^'\"]+['\"];?"
    r"|import\s+['\"][^'\"]+['\"];?|export\s+(?:const|default|\{).*)$",
    re.IGNORECASE,
)
BRACES = re.compile(r"\{(?:/\*.*?\*/|%.*?%|\*.*?\*|!.*?!|:[^}\n]*)\}|\{#[\w:.-]+\}", re.DOTALL)
HEADING_ID = re.compile(r"[ \t]*\{(?:#[^}]*|:?[ \t]*[.#][^}]*|/\*.*?\*/)\}[ \t]*$")
ALERT = re.compile(r"\[!\w+\][ \t]*(?:\n|$)")
TASK = re.compile(r"\[[ xX]\][ \t]+")
INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def add_rules(md: MarkdownIt) -> None:
    """Teach a parser the rules of this module."""
    md.block.ruler.before("reference", "note", _note, INTERRUPTS)
    md.block.ruler.before("fence", "container", _container, INTERRUPTS)
    md.block.ruler.before("code", "admonition", _admonition, INTERRUPTS)
    md.block.ruler.before("html_block", "include", _include)
    md.inline.ruler.before("link", "note_mark", _note_mark)
    md.inline.ruler.before("link", "braces", _braces)
    md.core.ruler.after("block", "marks", _marks)


def _line(state: StateBlock, number: int) -> str | None:
    """A line of source without its indent, or ``None`` if it is indented like code."""
    if state.is_code_block(number):
        return None
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A note's text: ``[^1]: …`` and the lines that belong to it."""
    match = NOTE.match(_line(state, start) or "")
    if not match:
        return False
    if silent:
        return True
    lines = [match[2]]
    following = start + 1
    while following < end:
        if state.isEmpty(following):
            after = following + 1
            if after >= end or state.isEmpty(after) or state.sCount[after] - state.blkIndent < 2:
                break
        line = state.src[state.bMarks[following] : state.eMarks[following]]
        if NOTE.match(line.lstrip()):
            break
        lines.append(line.strip())
        following += 1
    state.env.setdefault("notes", set()).add(match[1])
    state.push("note_open", "aside", 1).attrs = {"class": "footnote"}
    state.md.block.parse("\n".join(lines), state.md, state.env, state.tokens)
    state.push("note_close", "aside", -1)
    state.line = following
    return True


def _note_mark(state: StateInline, _silent: bool) -> bool:
    """A reference to a note: left out when there is such a note, or when it is a number."""
    match = NOTE_MARK.match(state.src, state.pos) if state.src[state.pos] == "[" else None
    if not match or not (match[1].isdecimal() or match[1] in state.env.get("notes", ())):
        return False
    state.pos = match.end()
    return True


def _container(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """The fence of a container: its title is a line of its own, the rest is no text."""
    match = CONTAINER.fullmatch((_line(state, start) or "").rstrip())
    if not match:
        return False
    if not silent:
        _titled(state, start, match["title"] or "")
        state.line = start + 1
    return True


def _titled(state: StateBlock, line: int, title: str) -> None:
    """Add a container's title as a line of text."""
    if title.strip():
        state.push("paragraph_open", "p", 1)
        token = state.push("inline", "", 0)
        token.content, token.children, token.map = title.strip(), [], [line, line + 1]
        state.push("paragraph_close", "p", -1)


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``!!! note "Title"`` and the indented text under it."""
    match = ADMONITION.fullmatch((_line(state, start) or "").rstrip())
    if not match:
        return False
    if silent:
        return True
    following = start + 1
    while following < end and (
        state.isEmpty(following) or state.sCount[following] - state.blkIndent >= 4
    ):
        following += 1
    _titled(state, start, match["title"] or "")
    line_max, indent = state.lineMax, state.blkIndent
    state.lineMax, state.blkIndent = following, indent + 4
    state.md.block.tokenize(state, start + 1, following)
    state.lineMax, state.blkIndent = line_max, indent
    state.line = following
    return True


def _include(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line that stands for something else: it is no text."""
    if not INCLUDE.fullmatch((_line(state, start) or "").rstrip()):
        return False
    if not silent:
        state.line = start + 1
    return True


def _braces(state: StateInline, _silent: bool) -> bool:
    """Comments, template tags and attributes in braces: no text."""
    match = BRACES.match(state.src, state.pos) if state.src[state.pos] == "{" else None
    if not match:
        return False
    state.pos = match.end()
    return True


def _marks(state: StateCore) -> None:
    """Take ids off headings, and the marks of alerts and task lists off their text."""
    for number, token in enumerate(state.tokens):
        if token.type != "inline":
            continue
        before = [t.type for t in state.tokens[max(0, number - 2) : number]]
        if before[-1:] == ["heading_open"]:
            token.content = HEADING_ID.sub("", token.content)
        elif before == ["blockquote_open", "paragraph_open"]:
            mark = ALERT.match(token.content)
            token.content = token.content[mark.end() :] if mark else token.content
        elif before == ["list_item_open", "paragraph_open"]:
            token.content = (
                TASK.sub("", token.content, count=1) if TASK.match(token.content) else token.content
            )
