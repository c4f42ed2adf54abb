"""The hotline registry and the receiving offices: who can be called, where a dossier is handed in, and when."""
