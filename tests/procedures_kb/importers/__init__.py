"""Reading published records."""
