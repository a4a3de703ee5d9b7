"""Texts to vectors: L2-normalised ``float32[n, d]``, one encoder a module, one dict of names."""

from tm.encoders.protocol import Encoder
from tm.encoders.registry import ENCODERS, get_encoder

__all__ = ["ENCODERS", "Encoder", "get_encoder"]
