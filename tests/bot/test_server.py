"""The page, health, headers and paths of a real server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.helpers import PROJECT


@pytest.fixture(scope="module")
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server) as opened:
        yield opened


def test_health_says_what_is_served(client: httpx.Client) -> None:
    response = client.get("/health")
    assert response.status_code == 200
    assert response.json()["status"] == "ok"
    assert response.json()["procedures"] >= 299


def test_the_page_is_served_in_vietnamese(client: httpx.Client) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="vi">' in response.text


STATIC = sorted(file.name for file in (PROJECT / "bot" / "web" / "static").iterdir() if file.suffix != ".html")


@pytest.mark.parametrize("file", STATIC)
def test_every_static_file_is_served(client: httpx.Client, file: str) -> None:
    response = client.get(f"/static/{file}")
    assert response.status_code == 200
    assert response.content == (PROJECT / "bot" / "web" / "static" / file).read_bytes()


@pytest.mark.parametrize("path", ["/", "/health", "/static/chat.js", "/nowhere", "/webhooks/rest/webhook"])
def test_every_response_carries_the_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["base-uri"] == policy["form-action"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_without_javascript_the_page_says_whom_to_call(client: httpx.Client) -> None:
    without_javascript = client.get("/").text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "1022" in without_javascript


def test_the_page_needs_nothing_that_its_policy_forbids(client: httpx.Client) -> None:
    page = client.get("/").text
    assert "http://" not in page and "https://" not in page, "nothing from elsewhere"
    assert "<script>" not in page and " style=" not in page and " onclick" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/index.html",
        "/static",
        "/static/",
        "/static/nothing.js",
        "/static/%00",
        "/static/%ff%fe",
        pytest.param("/static/" + "a" * 300, id="long"),
        "/static/%2e%2e/%2e%2e/server.py",
        "/static/..%2f..%2fserver.py",
        "/static//etc/passwd",
        "/webhooks",
        "/webhooks/rest",
        "/conversations/lan/tracker",
        "/model/parse",
    ],
)
def test_unknown_paths_are_not_found(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json().keys() == {"error", "message"}


def test_without_a_model_the_server_says_which_command_makes_one(tmp_path: Path) -> None:
    script = "from bot.server import create_app; create_app().run(port=1, single_process=True)"
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        env=os.environ | {"MOTCUA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode != 0
    assert "motcua train" in run.stderr
