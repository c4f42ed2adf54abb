"""Figures and lists of dossiers for staff."""
