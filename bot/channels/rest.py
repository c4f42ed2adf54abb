"""`POST /webhooks/rest/webhook`: the shape of Rasa's REST channel, with our cards in `custom`."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sanic import Blueprint, Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from actions.context import assistant
from bot.channels.conversation import Conversations
from procedures_kb.calendar import vietnam_now

CHANNEL = "rest"

blueprint = Blueprint("rest", url_prefix="/webhooks/rest")


class IncomingMessage(BaseModel):
    """The request body; further keys of Rasa's REST channel are ignored."""

    model_config = ConfigDict(strict=True, str_strip_whitespace=True)

    sender: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")
    message: str = Field(min_length=1)


class NoticeQuery(BaseModel):
    """Whose notices, and which were shown already."""

    sender: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")
    after: int = Field(0, ge=0, le=2**31 - 1)


@blueprint.post("/webhook")
async def webhook(request: Request) -> HTTPResponse:
    """Answer one message with a list of messages; 400 with what was wrong for a body that is none."""
    try:
        incoming = IncomingMessage.model_validate(json.loads(request.body))
    except ValidationError as error:
        return _invalid(error)
    except (ValueError, RecursionError):
        return refusal("not_json", "the body is not JSON")
    conversations: Conversations = request.app.ctx.conversations
    messages = await conversations.answer(incoming.sender, incoming.message, CHANNEL)
    return json_response([{"recipient_id": incoming.sender, **message} for message in messages], dumps=dumps)


@blueprint.get("/notices")
async def notices(request: Request) -> HTTPResponse:
    """The notices that wait for `sender`; those up to the number `after` are confirmed and never sent again."""
    try:
        asked = NoticeQuery.model_validate({name: request.args.get(name) for name in request.args})
    except ValidationError as error:
        return _invalid(error)
    subscriptions = assistant().subscriptions
    if asked.after:
        subscriptions.delivered(CHANNEL, asked.sender, asked.after, vietnam_now())
    waiting = subscriptions.waiting(CHANNEL, asked.sender)
    return json_response([{"id": notice.id, **notice.message} for notice in waiting], dumps=dumps)


def refusal(code: str, message: str, status: int = 400, headers: dict[str, Any] | None = None) -> HTTPResponse:
    """A 4xx with what was wrong."""
    return json_response({"error": code, "message": message}, status=status, headers=headers, dumps=dumps)


def _invalid(error: ValidationError) -> HTTPResponse:
    first = error.errors()[0]
    return refusal("bad_request", f"{'.'.join(map(str, first['loc'])) or 'body'}: {first['msg']}")


def dumps(value: Any) -> str:
    """JSON with Vietnamese unescaped; lone surrogates of a broken client are replaced."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
