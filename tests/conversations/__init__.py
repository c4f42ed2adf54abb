"""Whole dialogues through the real agent."""
