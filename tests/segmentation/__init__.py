"""Tests of layout and sentences."""
