"""Dossiers: where they are, when they are due, what the rules require when they are late."""
