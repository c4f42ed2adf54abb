"""Second floor: what the assistant does. Thin Rasa actions over services that do not know Rasa."""
