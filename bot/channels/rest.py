"""`POST /webhooks/rest/webhook`: the shape of Rasa's REST channel, with our cards in `custom`."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sanic import Blueprint, Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.channels.conversation import Conversations

blueprint = Blueprint("rest", url_prefix="/webhooks/rest")


class IncomingMessage(BaseModel):
    """The request body; further keys of Rasa's REST channel are ignored."""

    model_config = ConfigDict(strict=True, str_strip_whitespace=True)

    sender: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")
    message: str = Field(min_length=1)


@blueprint.post("/webhook")
async def webhook(request: Request) -> HTTPResponse:
    """Answer one message with a list of messages; 400 with what was wrong for a body that is none."""
    try:
        incoming = IncomingMessage.model_validate(json.loads(request.body))
    except ValidationError as error:
        first = error.errors()[0]
        return refusal("bad_request", f"{'.'.join(map(str, first['loc'])) or 'body'}: {first['msg']}")
    except (ValueError, RecursionError):
        return refusal("not_json", "the body is not JSON")
    conversations: Conversations = request.app.ctx.conversations
    messages = await conversations.answer(incoming.sender, incoming.message, "rest")
    return json_response([{"recipient_id": incoming.sender, **message} for message in messages], dumps=dumps)


def refusal(code: str, message: str, status: int = 400, headers: dict[str, Any] | None = None) -> HTTPResponse:
    """A 4xx with what was wrong."""
    return json_response({"error": code, "message": message}, status=status, headers=headers, dumps=dumps)


def dumps(value: Any) -> str:
    """JSON with Vietnamese unescaped; lone surrogates of a broken client are replaced."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
