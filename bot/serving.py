"""Running the Sanic server: one process, because the lock of a conversation is the process's own."""

from __future__ import annotations

from collections.abc import Callable

from bot.server import create_app


def run(host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until stopped."""
    say(f"Serving on http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}")
    create_app().run(host=host, port=port, single_process=True, access_log=False)
