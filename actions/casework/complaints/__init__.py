"""Complaints: taken, routed, delivered, answered, never lost."""
