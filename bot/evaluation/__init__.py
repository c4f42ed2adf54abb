"""Measuring the real assistant on questions that it was never trained on."""
