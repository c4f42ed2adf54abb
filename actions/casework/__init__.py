"""Casework: dossiers, places and what else is done for one citizen. Services without Rasa."""
