"""Answer cards."""
