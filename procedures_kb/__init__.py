"""First floor: the published procedure catalogue. Nothing here imports Rasa."""
