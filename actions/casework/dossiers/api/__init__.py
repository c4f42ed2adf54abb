"""The HTTP adapter: asking the one-stop system, remembering and caching what it says."""
