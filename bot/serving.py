"""Running the Sanic server, in this process or in several workers."""

from __future__ import annotations

from collections.abc import Callable

from sanic import Sanic
from sanic.worker.loader import AppLoader

from bot.logs import configure_logs
from bot.server import App, create_app
from bot.settings import settings


def run(host: str, port: int, workers: int, say: Callable[[str], None]) -> None:
    """Serve until stopped."""
    say(f"Serving on http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}")
    if workers == 1:
        create_app().run(host=host, port=port, single_process=True, access_log=False)
        return
    loader = AppLoader(factory=_worker_app)
    app = loader.load()
    app.prepare(host=host, port=port, workers=workers, access_log=False)
    Sanic.serve(primary=app, app_loader=loader)


def _worker_app() -> App:
    configure_logs(settings().log_level)
    return create_app()
