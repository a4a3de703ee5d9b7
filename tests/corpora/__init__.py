"""Tests of the sample articles and their gold files."""
