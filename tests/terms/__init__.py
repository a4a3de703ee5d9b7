"""Tests of glossaries, word alignment and term consistency."""
