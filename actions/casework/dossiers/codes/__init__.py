"""Reading the codes of dossiers as citizens type them. Pure."""
