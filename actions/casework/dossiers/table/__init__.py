"""The table of dossiers: reading the export of a one-stop system, keeping it, looking it up."""
