"""First floor: the published catalogue."""
