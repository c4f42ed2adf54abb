"""`python -m bot.cli`."""

from __future__ import annotations

import os

from bot.cli import main

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
main()
