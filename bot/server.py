"""The server: chat page, chat endpoint, health. One Sanic application, the Rasa agent inside."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import structlog
from sanic import Request, Sanic
from sanic.exceptions import SanicException
from sanic.response import BaseHTTPResponse, HTTPResponse, html
from sanic.response import json as json_response

from bot.channels import rest
from bot.channels.conversation import Conversations
from bot.dialogue.agent import load_agent, newest_model
from bot.knowledge import assistant_services, catalogue, live_index, province
from bot.settings import Settings, settings
from bot.staff import open_to_staff
from bot.watching import watch

log = structlog.get_logger()

App = Sanic[Any, Any]

_STATIC = Path(__file__).parent / "web" / "static"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


class NotReady(RuntimeError):
    """The server was started before there is a model; says which command makes one."""


def create_app() -> App:
    """The application; used by every worker."""
    current = settings()
    app = Sanic("motcua", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = current.max_request_bytes
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.MOTD = False
    app.blueprint(rest.blueprint)
    open_to_staff(app, current.staff_token)
    app.add_route(page, "/")
    for file in sorted(file for file in _STATIC.iterdir() if file.suffix != ".html"):
        app.static(f"/static/{file.name}", file, name=file.name.replace(".", "_"))
    app.add_route(health, "/health")
    app.register_listener(_open, "before_server_start")
    app.register_listener(_close, "after_server_stop")
    app.add_task(watch(current.watch_seconds))
    app.register_middleware(_secured, "response")
    app.error_handler.add(Exception, _failed)
    return app


async def page(request: Request) -> HTTPResponse:
    """The chat page, with the province's line in it."""
    return html((_STATIC / "index.html").read_text(encoding="utf-8").replace("{{hotline}}", escape(province().hotline)))


async def health(request: Request) -> HTTPResponse:
    """200 once the assistant can answer."""
    return json_response({"status": "ok", "procedures": len(live_index().current().codes)})


async def _open(app: App) -> None:
    model = newest_model()
    if model is None:
        raise NotReady(f"no trained model under {settings().models}: run `motcua train` first")
    app.ctx.conversations = await open_conversations(model, settings())
    log.info("server.ready", procedures=len(catalogue().codes()), model=model.name)


async def _close(app: App) -> None:
    await assistant_services().desk.gateway.close()


async def open_conversations(model: Path, current: Settings) -> Conversations:
    """Load the model and the index, so that the first citizen need not wait."""
    agent = await load_agent(model)
    live_index().current()
    return Conversations(agent, current, province().hotline)


async def _secured(request: Request, response: BaseHTTPResponse) -> None:
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"


async def _failed(request: Request, error: Exception) -> HTTPResponse:
    if isinstance(error, SanicException):
        return rest.refusal(type(error).__name__, str(error), error.status_code, error.headers)
    log.error("server.failed", path=request.path, error=type(error).__name__, exc_info=error)
    return rest.refusal("internal", "something broke; it was logged", 500)
