"""The version of this program, which every signature and file header carries."""

__version__ = "0.1.0"
