"""Keeping the catalogue."""
