"""How Rasa is hosted."""
