"""Files to documents: plain text, Markdown, HTML, DOCX and PDF, one module each.

A reader fills ``Document.text`` with what a person sees and ``Document.blocks`` with what
markup or page geometry tells; ``tm.segmentation.layout`` makes the final blocks.
"""

from __future__ import annotations

from tm.readers.decoding import decode
from tm.readers.files import READERS, Reader, read, read_bytes

__all__ = ["READERS", "Reader", "decode", "read", "read_bytes"]
