"""Tests mirror the three floors; whole dialogues and the browser have folders of their own."""
