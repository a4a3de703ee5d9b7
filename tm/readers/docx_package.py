"""The parts of a DOCX file: a zip archive of XML, opened with suspicion."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from tm.errors import InputError, MalformedFile

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# No article unpacks to more than this many bytes, or to this many times its size.
LARGEST = 256 * 2**20
RATIO = 300
SMALL = 2**20  # below this the ratio is no concern
OLE = b"\xd0\xcf\x11\xe0"


def local(element: Element) -> str:
    """The name of an element without its namespace, which has two forms (ISO, ECMA)."""
    tag: object = element.tag  # a comment's is a function
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name, whatever the namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


class Package:
    """An open DOCX file; parts are parsed when asked for.

    Raises:
        InputError: the file is encrypted.
        MalformedFile: it is no zip archive, a broken one, or unpacks to far too much.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        self.name = name
        if data.startswith(OLE):
            hint = "save it without a password, as .docx"
            raise InputError("an encrypted or old Word file", file=name, hint=hint)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise MalformedFile("no DOCX file: not a zip archive", file=name) from error
        size = sum(info.file_size for info in self._zip.infolist())
        if size > LARGEST or (size > SMALL and size > RATIO * len(data)):
            raise MalformedFile("unpacks to far more than an article holds", file=name)
        main = self._related("", "officeDocument") or ["word/document.xml"]
        self.main = main[0]
        if self.main not in self._zip.namelist():
            raise MalformedFile("no DOCX file: it holds no Word document", file=name)

    def part(self, path: str) -> Element | None:
        """The root of a part, ``None`` where there is none or it is no XML."""
        from lxml import etree

        try:
            with self._zip.open(path) as stream:
                data = stream.read(LARGEST + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise MalformedFile(f"broken zip archive ({path})", file=self.name) from error
        except RuntimeError as error:  # how zipfile says that a password is wanted
            raise InputError("the archive is encrypted", file=self.name) from error
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            message = f"broken XML in {path}: {' '.join(str(error).split())[:80]}"
            raise MalformedFile(message, file=self.name) from error

    def related(self, kind: str) -> list[Element]:
        """The roots of the parts that the main document is related to by a kind."""
        found = (self.part(path) for path in self._related(self.main, kind))
        return [root for root in found if root is not None]

    def _related(self, source: str, kind: str) -> list[str]:
        """The paths of the parts a part is related to."""
        folder, file = posixpath.split(source)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        paths = []
        for relation in root if root is not None else ():
            target = attribute(relation, "Target") or ""
            if (attribute(relation, "Type") or "").endswith(f"/{kind}"):
                paths.append(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        return paths

    def core_properties(self) -> dict[str, str]:
        """Title, creator, created, language… of the file."""
        for path in self._related("", "core-properties"):
            root = self.part(path)
            if root is not None:
                return {local(child): child.text for child in root if child.text}
        return {}
