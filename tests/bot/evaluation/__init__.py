"""Measuring the assistant: rows in, figures out."""
