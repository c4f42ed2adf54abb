"""`/staff/dossiers/…`: figures and lists for the province's own programs, as JSON, for who has the staff token."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError, model_validator
from sanic import Blueprint, Request, Sanic
from sanic.exceptions import BadRequest, Unauthorized
from sanic.response import BaseHTTPResponse, HTTPResponse

from actions.casework.dossiers.figures.counts import By, Period, count, spreads
from actions.casework.dossiers.figures.exports import counts_json, irregular_json, list_json, spreads_json
from actions.casework.dossiers.figures.overdue import irregular, overdue
from bot.channels.rest import dumps
from bot.knowledge import calendar, database
from procedures_kb.calendar import vietnam_now

blueprint = Blueprint("staff", url_prefix="/staff/dossiers")

Day = Annotated[date | None, BeforeValidator(lambda text: datetime.strptime(text, "%Y-%m-%d").date())]


class ListQuery(BaseModel):
    """The parameters of a list: none."""

    model_config = ConfigDict(extra="forbid")


class SpreadQuery(ListQuery):
    """The days of reception that count, both included."""

    first: Day = Field(None, alias="from")
    last: Day = Field(None, alias="to")

    @property
    def period(self) -> Period:
        """Those days."""
        return Period(self.first, self.last)

    @model_validator(mode="after")
    def _has_days(self) -> SpreadQuery:
        assert self.period
        return self


class CountsQuery(SpreadQuery):
    """What is counted apart, and when."""

    by: By = By.ALL


Query = TypeVar("Query", bound=ListQuery)


def open_to_staff(app: Sanic[Any, Any], token: SecretStr) -> None:
    """Add the addresses to the server; without a token there are none."""
    if token.get_secret_value():
        app.ctx.staff_token = token
        app.blueprint(blueprint)


@blueprint.get("/counts")
async def show_counts(request: Request) -> HTTPResponse:
    """The counts of `figures.count`."""
    query = _query(request, CountsQuery)
    return await _answer(lambda now: counts_json(query.by, count(database(), query.by, now, query.period)))


@blueprint.get("/spread")
async def show_spread(request: Request) -> HTTPResponse:
    """The processing times of `figures.spreads`."""
    query = _query(request, SpreadQuery)
    return await _answer(lambda now: spreads_json(spreads(database(), calendar(), query.period)))


@blueprint.get("/overdue")
async def list_overdue(request: Request) -> HTTPResponse:
    """The dossiers that are overdue now."""
    _query(request, ListQuery)
    return await _answer(lambda now: list_json(overdue(database(), calendar(), now)))


@blueprint.get("/irregular")
async def list_irregular(request: Request) -> HTTPResponse:
    """The irregular dossiers, by what is wrong with them."""
    _query(request, ListQuery)
    return await _answer(lambda now: irregular_json(irregular(database(), calendar(), now)))


@blueprint.on_request
async def _admit(request: Request) -> None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    token: SecretStr = request.app.ctx.staff_token
    fits = hmac.compare_digest(_bytes(given.strip()), _bytes(token.get_secret_value()))
    if not fits or scheme.lower() != "bearer":
        raise Unauthorized("the staff token is wanted", scheme="Bearer", realm="staff")


@blueprint.on_response
async def _keep_out_of_caches(request: Request, response: BaseHTTPResponse) -> None:
    response.headers["Cache-Control"] = "no-store"


def _query(request: Request, model: type[Query]) -> Query:
    try:
        return model.model_validate({name: request.args.get(name) for name in request.args})
    except ValidationError as error:
        first = error.errors()[0]
        raise BadRequest(f"{'.'.join(map(str, first['loc'])) or 'from'}: {first['msg']}") from error


async def _answer(find: Callable[[datetime], Any]) -> HTTPResponse:
    """What was found, with the moment as of which it holds; citizens are answered meanwhile."""
    now = vietnam_now()
    found = await asyncio.to_thread(lambda: dumps({"as_of": now.isoformat(timespec="seconds"), "data": find(now)}))
    return HTTPResponse(found, content_type="application/json")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
