"""Rasa graph components that understand Vietnamese citizens."""
