"""How Rasa's dialogue engine is hosted: one process, no second server, no in-memory fallback."""
