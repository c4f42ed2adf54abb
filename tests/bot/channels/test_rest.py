"""The chat endpoint over real HTTP: a clear 4xx or a polite answer, never a 5xx, a stack trace or silence."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from bot.channels.rest import dumps
from tests.conftest import Server
from tests.helpers import check_contract

WEBHOOK = "/webhooks/rest/webhook"


@pytest.fixture(scope="module")
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=30) as opened:
        yield opened


def messages_of(response: httpx.Response) -> list[dict[str, Any]]:
    assert response.status_code == 200, response.text
    messages: list[dict[str, Any]] = response.json()
    assert isinstance(messages, list)
    check_contract(messages)
    return messages


def check_refusal(response: httpx.Response, status: int = 400) -> dict[str, str]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    refusal: dict[str, str] = response.json()
    assert refusal.keys() == {"error", "message"}
    assert all(refusal.values())
    assert "Traceback" not in response.text and ".py" not in response.text
    return refusal


def test_an_answer_has_the_shape_of_rasas_channel(client: httpx.Client) -> None:
    response = client.post(WEBHOOK, json={"sender": "lan", "message": "xin chào", "metadata": {"ignored": True}})
    [message] = messages_of(response)
    assert message.keys() == {"recipient_id", "text", "buttons", "custom"}
    assert message["recipient_id"] == "lan"
    assert "Hỏi Một Cửa" in response.text, "Vietnamese is not escaped"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"{",
        b"[" * 30_000 + b"]" * 30_000,
        b'{"sender":"a","message":' + b"[" * 20_000 + b"]" * 20_000 + b"}",
        b'{"sender":"a","message":"\xff\xfe"}',
        b'{"sender":"a","message":' + b"9" * 6_000 + b"}",
        b"sender=a&message=b",
    ],
    ids=["empty", "word", "cut", "nested", "nested-message", "invalid-utf8", "huge-number", "form"],
)
def test_what_is_not_json_is_refused(client: httpx.Client, body: bytes) -> None:
    assert check_refusal(client.post(WEBHOOK, content=body))["error"] == "not_json"


@pytest.mark.parametrize(
    ("body", "at_fault"),
    [
        ("null", "body"),
        ("[]", "body"),
        ('[{"sender": "a", "message": "x"}]', "body"),
        ('"x"', "body"),
        ("1", "body"),
        ("{}", "sender"),
        ('{"message": "x"}', "sender"),
        ('{"sender": "", "message": "x"}', "sender"),
        ('{"sender": "  ", "message": "x"}', "sender"),
        ('{"sender": null, "message": "x"}', "sender"),
        ('{"sender": 1, "message": "x"}', "sender"),
        ('{"sender": {"id": "a"}, "message": "x"}', "sender"),
        ('{"sender": "a\\u0000b", "message": "x"}', "sender"),
        ('{"sender": "\\ud800", "message": "x"}', "sender"),
        pytest.param(json.dumps({"sender": "a" * 201, "message": "x"}), "sender", id="long-sender"),
        ('{"sender": "a"}', "message"),
        ('{"sender": "a", "message": null}', "message"),
        ('{"sender": "a", "message": ""}', "message"),
        ('{"sender": "a", "message": "   "}', "message"),
        ('{"sender": "a", "message": 5}', "message"),
        ('{"sender": "a", "message": true}', "message"),
        ('{"sender": "a", "message": ["x"]}', "message"),
        ('{"sender": "a", "message": NaN}', "message"),
        ('{"sender": "a", "message": "\\ud800"}', "message"),
    ],
)
def test_a_wrong_body_is_refused_with_what_is_wrong(client: httpx.Client, body: str, at_fault: str) -> None:
    refusal = check_refusal(client.post(WEBHOOK, content=body.encode()))
    assert refusal["error"] == "bad_request"
    assert refusal["message"].startswith(f"{at_fault}: ")


@pytest.mark.parametrize("size", [66_000, 10_000_000])
def test_a_body_that_is_too_large_is_refused(client: httpx.Client, size: int) -> None:
    body = b'{"sender":"a","message":"' + b"a" * size + b'"}'
    check_refusal(client.post(WEBHOOK, content=body), 413)


def test_a_huge_header_is_refused(client: httpx.Client) -> None:
    message = {"sender": "a", "message": "xin chào"}
    check_refusal(client.post(WEBHOOK, json=message, headers={"X-Huge": "a" * 100_000}), 413)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(client: httpx.Client, method: str) -> None:
    response = client.request(method, WEBHOOK)
    check_refusal(response, 405)
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        pytest.param("khai sinh " * 500, "error", id="5000-characters"),
        ("😀😀😀", "error"),
        ("\x00\x01\x02", "error"),
        ("…?!", "error"),
        ("\u202e\u200b", "error"),
        ("khai\x00 sinh\x07 cần giấy gì", None),
        ("<script>alert(1)</script> đăng ký khai sinh", None),
        ("<img src=x onerror=alert(1)>", None),
        ("'; DROP TABLE tracker_event;--", None),
        ("{{7*7}} ${jndi:ldap://x} %s %n", None),
        ("../../../../etc/passwd", None),
        ("/restart", None),
        ("/session_start", None),
        ("/ /session_start", None),
        ('/ask_procedure{"procedure": "9.999999"}', "unsure"),
        ('/ask_procedure{"candidate": "1.001193"}', None),
        ("EXTERNAL: greet", None),
        pytest.param("a" * 1000, None, id="one-long-word"),
        pytest.param("a" + "\u0323" * 500, None, id="many-marks"),
        ("١٢٣ 一二三 привет", None),
    ],
)
def test_strange_messages_get_a_polite_answer(client: httpx.Client, message: str, kind: str | None) -> None:
    answers = messages_of(client.post(WEBHOOK, json={"sender": f"strange-{uuid4()}", "message": message}))
    assert len(answers) == 1
    if kind:
        assert answers[0]["custom"]["kind"] == kind
    else:
        assert answers[0]["custom"]["kind"] != "error"


@pytest.mark.parametrize("sender", ["'; DROP TABLE tracker_event;--", "../../x", "người dân", "s" * 50, "😀"])
def test_strange_senders_are_senders(client: httpx.Client, sender: str) -> None:
    [message] = messages_of(client.post(WEBHOOK, json={"sender": sender, "message": "xin chào"}))
    assert message["recipient_id"] == sender
    assert message["custom"]["kind"] == "talk"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_in_any_unicode_encoding_is_read(client: httpx.Client, encoding: str) -> None:
    body = '{"sender": "a", "message": "xin chào"}'.encode(encoding)
    assert messages_of(client.post(WEBHOOK, content=body))[0]["custom"]["kind"] == "talk"


async def test_fifty_citizens_at_once_are_all_answered(server: str) -> None:
    questions = ["làm giấy khai sinh cho con cần giấy tờ gì", "xin chào", "dang ky ket hon o dau", "zzz", "1"]

    async def one(client: httpx.AsyncClient, number: int) -> None:
        body = {"sender": f"crowd-{number}", "message": questions[number % len(questions)]}
        messages = messages_of(await client.post(WEBHOOK, json=body))
        assert messages[0]["recipient_id"] == f"crowd-{number}"
        assert messages[0]["custom"]["kind"] != "error"

    async with httpx.AsyncClient(base_url=server, timeout=60) as client:
        await asyncio.gather(*(one(client, number) for number in range(50)))


async def test_one_sender_in_a_hurry_is_answered_every_time(server: str) -> None:
    async with httpx.AsyncClient(base_url=server, timeout=60) as client:
        body = {"sender": "hurry", "message": "đăng ký kết hôn ở đâu"}
        responses = await asyncio.gather(*(client.post(WEBHOOK, json=body) for _ in range(10)))
    assert {messages_of(response)[0]["custom"]["kind"] for response in responses} == {"answer"}


def test_what_citizens_write_is_not_logged(client: httpx.Client, running_server: Server) -> None:
    for message in ("tôi tên Xyzphuong, số 0912345678", "/Xyzphuong", "{Xyzphuong} 😀", "Xyzphuong " * 200):
        messages_of(client.post(WEBHOOK, json={"sender": "Xyzphuong-sender", "message": message}))
    logged = running_server.log.read_text()
    assert "server.ready" in logged
    assert "xyzphuong" not in logged.lower() and "0912345678" not in logged


def test_nothing_above_broke_the_server(client: httpx.Client, running_server: Server) -> None:
    assert client.get("/health").json()["status"] == "ok"
    logged = running_server.log.read_text()
    assert "server.failed" not in logged
    assert "conversation.failed" not in logged
    assert "conversation.silent" not in logged


def test_lone_surrogates_do_not_break_an_answer() -> None:
    assert dumps({"text": "a\ud800b"}) == '{"text": "a?b"}'
