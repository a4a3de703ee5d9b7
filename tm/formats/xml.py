"""XML as a stream, safely: expat with a line number for every event and nothing expanded.

Entity declarations are refused, so there is nothing to expand and nothing to fetch; a
DOCTYPE without them is passed over.  Memory stays constant whatever the size of the file.
Expat (in the standard library) and not lxml, because a parser target of lxml is never told
the line or byte it stands on, and every problem must name its line.
"""

from __future__ import annotations

import codecs
import re
import warnings
from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate, XMLParserType

from tm.errors import EncodingError, MalformedFile, TmWarning

BLOCK = 1 << 16
# A tag, comment or declaration that has not ended after so many bytes never will.
LONGEST_TOKEN = 1 << 24
# What XML 1.0 cannot hold, not even as a character reference.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_EXPAT_READS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "iso8859-1": "ISO-8859-1", "ascii": "UTF-8"}
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HANDLER_CODES = {
    1: "out of memory",
    3: "the file ends before its root element",
    4: "a character or byte that XML does not allow",
    7: "an end tag that does not match its start tag",
    9: "something after the end of the root element",
    11: "an entity that is not declared",
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


def parse(
    stream: IO[bytes], *, file: str, install: Callable[[XMLParserType], None]
) -> Iterator[int]:
    """Feed the stream through expat, yielding the bytes fed after every block.

    Args:
        stream: XML in any encoding Python knows; the byte-order mark goes before the
            declaration, and the declaration before UTF-8.
        file: its name, for messages.
        install: sets the handlers on the new parser.

    Raises:
        MalformedFile: not well-formed, or it declares entities; names the line.
        EncodingError: bytes that are not in the encoding the file declares.
    """
    head = stream.read(BLOCK)
    encoding = declared_encoding(head, file=file)
    blocks = _blocks(head, stream)
    if encoding in _EXPAT_READS:
        parser = ParserCreate(_EXPAT_READS[encoding])
    else:
        parser = ParserCreate("UTF-8")
        blocks = _recoded(blocks, encoding, file=file)
    parser.buffer_text = True
    parser.buffer_size = BLOCK
    parser.ordered_attributes = True
    parser.EntityDeclHandler = _refuse_entities(parser, file)
    install(parser)
    fed = 0
    try:
        for block in blocks:
            parser.Parse(block, False)
            fed += len(block)
            if fed - parser.CurrentByteIndex > LONGEST_TOKEN:
                raise MalformedFile(
                    f"a tag or comment of over {LONGEST_TOKEN >> 20} MB; this is refused",
                    file=file,
                    line=parser.CurrentLineNumber,
                )
            yield fed
        parser.Parse(b"", True)
        yield fed
    except ExpatError as error:
        raise _explained(error, encoding, file) from None


def declared_encoding(head: bytes, *, file: str) -> str:
    """The encoding of an XML file by its first bytes, as Python names it.

    A byte-order mark outweighs the declaration; a declared UTF-16 over single bytes is
    UTF-8 (a common slip of programs that convert their output late), with a warning.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if head[:2] in {b"<\x00", b"\x00<"}:
        return "utf-16-le" if head[:1] == b"<" else "utf-16-be"
    found = _DECLARED.match(head[:1024])
    if found is None:
        return "utf-8"
    name = found[1].decode("ascii")
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        raise EncodingError(
            f"declares an unknown encoding '{name}'",
            file=file,
            line=1,
            hint="write the file's true encoding there",
        ) from None
    if encoding.startswith(("utf-16", "utf-32")):
        warnings.warn(
            f"{file}: declares {name} but is written in single bytes; read as UTF-8",
            TmWarning,
            stacklevel=2,
        )
        return "utf-8"
    return encoding


def _blocks(head: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in blocks, the first of which has been read."""
    while head:
        yield head
        head = stream.read(BLOCK)


def _recoded(blocks: Iterator[bytes], encoding: str, *, file: str) -> Iterator[bytes]:
    """The blocks decoded and encoded anew as UTF-8, for encodings expat does not know."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    try:
        for block in blocks:
            text = decoder.decode(block)
            line += text.count("\n")
            yield text.encode("utf-8", "surrogatepass")
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        raise EncodingError(
            f"bytes that are not {encoding}, which the file says it is",
            file=file,
            line=line,
            hint="save the file as UTF-8",
        ) from None


def _refuse_entities(parser: XMLParserType, file: str) -> Callable[..., None]:
    """A handler that stops at the first entity declaration."""

    def refuse(name: str, *_: object) -> None:
        """Stop: entities are how XML files bomb and spy."""
        raise MalformedFile(
            f"declares the entity '{name[:40]}', which is refused",
            file=file,
            line=parser.CurrentLineNumber,
            hint="take the <!ENTITY …> declarations out",
        )

    return refuse


def _explained(error: ExpatError, encoding: str, file: str) -> MalformedFile | EncodingError:
    """An expat error as one of ours, with its line."""
    reason = _HANDLER_CODES.get(error.code, ErrorString(error.code))
    hint = None
    if error.code == 4:
        hint = f"the file is read as {encoding.upper()}; is that its encoding?"
    return MalformedFile(f"not well-formed XML: {reason}", file=file, line=error.lineno, hint=hint)
