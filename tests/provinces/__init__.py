"""Tests of the bundled province files."""
