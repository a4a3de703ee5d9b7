"""XML as a stream, safely: expat, with a line for every event and nothing expanded.

Entity declarations are refused, so there is nothing to expand and nothing to fetch; a
DOCTYPE without them is passed over.  Memory stays constant whatever the size of the file.
Expat (in the standard library) and not lxml, because a parser target of lxml is never told
the line or byte it stands on, and every problem must name its line.
"""

from __future__ import annotations

import codecs
import io
import re
import warnings
from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate, XMLParserType

from tm.errors import EncodingError, MalformedFile, TmWarning

BLOCK = 1 << 17
# A tag, comment or declaration that has not ended after so many bytes never will.
LONGEST_TOKEN = 1 << 24
# What XML 1.0 cannot hold, not even as a character reference.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 13}))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REASONS = {
    3: "the file ends before its root element does",
    4: "a character that XML does not allow, or markup that is cut short",
    7: "an end tag that does not match its start tag",
    9: "something after the end of the root element",
    11: "an entity that is not declared",
}
_IN_ATTRIBUTE = re.compile('[&<>"\t\n\r]')
_IN_CONTENT = re.compile("[&<>\r]")
_REFERENCES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def is_xml_text(text: str) -> bool:
    """Whether XML 1.0 can hold every character of the text."""
    return NOT_XML.search(text) is None


def escape_attribute(text: str) -> str:
    """Text for a double-quoted attribute; white space survives as references."""
    if _IN_ATTRIBUTE.search(text) is None:
        return text
    return _IN_ATTRIBUTE.sub(lambda hit: _REFERENCES[hit[0]], text)


def escape_content(text: str) -> str:
    """Text for element content; a carriage return survives as ``&#13;``."""
    if _IN_CONTENT.search(text) is None:
        return text
    return _IN_CONTENT.sub(lambda hit: _REFERENCES[hit[0]], text)


def new_parser(file: str, *, base_line: Callable[[], int] = lambda: 0) -> XMLParserType:
    """An expat parser that refuses entities and gathers text in large pieces.

    ``base_line`` is added to the line of an error, for a parser that is not fed everything.
    """
    parser = ParserCreate("UTF-8")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.ordered_attributes = True

    def refuse(name: str, *_: object) -> None:
        """Stop: entities are how XML files bomb and spy."""
        raise MalformedFile(
            f"declares the entity '{name[:40]}', which is refused",
            file=file,
            line=parser.CurrentLineNumber + base_line(),
            hint="take the <!ENTITY …> declarations out",
        )

    parser.EntityDeclHandler = refuse
    return parser


def feed(
    parser: XMLParserType, text: str, *, file: str, base_line: int = 0, last: bool = False
) -> None:
    """Feed a piece of text to a parser.

    Raises:
        MalformedFile: not well-formed; with its line, ``base_line`` added.
    """
    try:
        parser.Parse(text, last)
    except ExpatError as error:
        reason = _REASONS.get(error.code, ErrorString(error.code))
        message = f"not well-formed XML: {reason}"
        raise MalformedFile(message, file=file, line=error.lineno + base_line) from None


def decoded_blocks(stream: IO[bytes], *, file: str) -> Iterator[str]:
    """The text of an XML file in blocks, line ends made LF as XML wants them.

    The byte-order mark goes before the declaration, the declaration before UTF-8; any
    encoding Python knows will do.

    Raises:
        EncodingError: bytes that are not in the encoding the file says it is in.
        MalformedFile: there are no bytes at all.
    """
    block = stream.read(BLOCK)
    if not block:
        raise MalformedFile("an empty file", file=file, line=1)
    encoding = declared_encoding(block, file=file)
    single_bytes = not encoding.startswith(("utf-16", "utf-32"))
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), translate=True)
    line = 1
    while True:
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            line += error.object[: error.start].count(b"\n")
            name = encoding.removesuffix("-sig").upper()
            raise EncodingError(
                f"not {name}, which the file says it is: {error.reason}",
                file=file,
                line=line,
                hint="save it again as UTF-8",
            ) from None
        # What XML forbids is found on the bytes where they show it, being faster so.
        if (
            not single_bytes
            or len(block.translate(None, _CONTROLS)) != len(block)
            or "\ufffe" in text
            or "\uffff" in text
        ):
            _refuse_characters(text, NOT_XML, file=file, line=line)
        yield text
        if not block:
            return
        line += text.count("\n")
        block = stream.read(BLOCK)


def decode_exactly(data: bytes, *, file: str) -> tuple[str, Callable[[str], bytes]]:
    """The text of a whole XML file, line ends as they are, and how to make it bytes again.

    What the encoding cannot hold becomes character references on the way back.

    Raises:
        EncodingError: bytes that are not in the encoding the file says it is in, or that do
            not come back the same.
        MalformedFile: there are no bytes at all.
    """
    if not data:
        raise MalformedFile("an empty file", file=file, line=1)
    encoding = declared_encoding(data[:BLOCK], file=file)
    mark = next((m for m, name in _MARKS if name == encoding and data.startswith(m)), b"")
    if encoding in {"utf-16", "utf-32"}:
        encoding += "-le" if mark in {codecs.BOM_UTF16_LE, codecs.BOM_UTF32_LE} else "-be"
    encoding = encoding.removesuffix("-sig")
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: len(mark) + error.start].count(b"\n") + 1
        raise EncodingError(
            f"not {encoding.upper()}, which the file says it is: {error.reason}",
            file=file,
            line=line,
            hint="save it again as UTF-8",
        ) from None
    if mark + text.encode(encoding) != data:
        message = f"text in {encoding} that cannot be written back the same"
        raise EncodingError(message, file=file, hint="save it again as UTF-8")
    _refuse_characters(text, NOT_XML, file=file, line=1)
    return text, lambda new: mark + new.encode(encoding, "xmlcharrefreplace")


def _refuse_characters(text: str, bad: re.Pattern[str], *, file: str, line: int) -> None:
    """Stop at the first character XML does not allow; a NUL says that this is no text."""
    found = bad.search(text)
    if found is None:
        return
    line += text.count("\n", 0, found.start())
    if "\x00" in text:
        raise EncodingError("not text: it holds NUL bytes", file=file, line=line)
    raise MalformedFile(
        f"not well-formed XML: the character U+{ord(found[0]):04X}, which XML does not allow",
        file=file,
        line=line,
    )


def declared_encoding(head: bytes, *, file: str) -> str:
    """The encoding of an XML file by its first bytes, as Python names it.

    A byte-order mark outweighs the declaration; a declared UTF-16 over single bytes is
    UTF-8 (a common slip of programs that convert their output late), with a warning.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if head[:1] == b"<" and head[1:4:2] == b"\x00\x00":
        return "utf-16-le"
    if head[1:2] == b"<" and head[0:3:2] == b"\x00\x00":
        return "utf-16-be"
    found = _DECLARED.match(head[:1024])
    if found is None:
        return "utf-8"
    name = found[1].decode("ascii")
    try:
        info = codecs.lookup(name)
    except LookupError:
        info = None
    # Not every codec of Python is of text.
    if info is None or not getattr(info, "_is_text_encoding", True):
        raise EncodingError(
            f"declares an unknown encoding '{name}'",
            file=file,
            line=1,
            hint="write the file's true encoding there",
        )
    if info.name.startswith(("utf-16", "utf-32")):
        warnings.warn(
            f"{file}: declares {name} but is written in single bytes; read as UTF-8",
            TmWarning,
            stacklevel=2,
        )
        return "utf-8"
    return info.name


class TokenGuard:
    """Stops a tag or comment that grows without end before it eats the memory.

    Ask it after every feed of ``size`` bytes; expat says how far it has come.
    """

    def __init__(self, parser: XMLParserType, file: str) -> None:
        self.parser = parser
        self.file = file
        self.fed = 0

    def check(self, size: int) -> None:
        """Count ``size`` bytes as fed.

        Raises:
            MalformedFile: a single token holds more than 16 MB.
        """
        self.fed += size
        if self.fed - self.parser.CurrentByteIndex > LONGEST_TOKEN:
            raise MalformedFile(
                f"a tag or comment of over {LONGEST_TOKEN >> 20} MB, which is refused",
                file=self.file,
                line=self.parser.CurrentLineNumber,
            )
