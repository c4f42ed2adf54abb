from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import logging
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from structlog.testing import capture_logs

from actions.casework.dossiers.api.gateway import HttpGateway
from actions.casework.dossiers.models import DossierStatus, GatewayDown
from tests.actions.casework.dossiers.gateways import CODE, SEALER, hoso, make_gateway
from tests.actions.casework.dossiers.one_stop import OneStop, drips, fails, hangs_up, one_stop, says, writes

__all__ = ["one_stop"]

SECRET = "bi-mat-khong-lo"
Make = Callable[..., HttpGateway]


@pytest_asyncio.fixture
async def make() -> AsyncIterator[Make]:
    """Makes gateways for a server's URL, which are closed afterwards."""
    made: list[HttpGateway] = []

    def one(url: str, **changes: Any) -> HttpGateway:
        made.append(make_gateway(url, SECRET, auth="bearer", **changes))
        return made[-1]

    yield one
    for gateway in made:
        await gateway.close()


async def test_a_dossier_is_found_with_name_masked_and_numbers_sealed(make: Make, one_stop: OneStop) -> None:
    one_stop.answers = [says(hoso())]
    dossier = await make(one_stop.url).find(CODE)
    assert dossier is not None and dossier.status is DossierStatus.IN_PROGRESS
    assert dossier.applicant == "N***** V** M**"
    assert SEALER.opens(dossier, CODE, "0900000123") and not SEALER.opens(dossier, CODE, "0900000124")
    assert "0123" not in repr(dossier) and "Nguyễn" not in repr(dossier)


async def test_the_code_is_percent_encoded_and_the_secret_sent(make: Make, one_stop: OneStop) -> None:
    one_stop.answers = [fails(404)]
    assert await make(one_stop.url).find("A/B ?#%é") is None
    request = one_stop.requests[0]
    assert request.raw_path == "/ho-so/A%2FB%20%3F%23%25%C3%A9"
    assert request.headers["Authorization"] == f"Bearer {SECRET}"


@pytest.mark.parametrize("nothing", [fails(404), fails(204), says(None), says({"data": None}), says({})])
async def test_no_such_code_is_none(make: Make, one_stop: OneStop, nothing: Any) -> None:
    one_stop.answers = [nothing]
    assert await make(one_stop.url).find(CODE) is None
    assert len(one_stop.requests) == 1


async def test_a_slow_and_failing_system_is_asked_again(make: Make, one_stop: OneStop) -> None:
    one_stop.answers = [says(hoso(), after=5), fails(500), says(hoso())]
    assert await make(one_stop.url, timeout_seconds=0.2).find(CODE) is not None
    assert len(one_stop.requests) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        writes(b"<html>Nguy\xe1\xbb\x85n V\xc4\x83n M\xe1\xba\xabu</html>", "text/html"),
        writes(b""),
        writes(b"[" + b"1," * 600_000 + b"1]"),
        says({"loi": "bảo trì"}),
        says(hoso(trangThai="Nguyễn Văn Mẫu")),
        says(hoso(trangThai=None)),
        says(hoso(ma="H56.14-240823-0002")),
        fails(302, Location="/dang-nhap"),
        fails(401),
        fails(403),
    ],
)
async def test_a_wrong_answer_is_down_and_not_asked_for_again(make: Make, one_stop: OneStop, wrong: Any) -> None:
    one_stop.answers = [wrong]
    with pytest.raises(GatewayDown) as caught:
        await make(one_stop.url).find(CODE)
    assert caught.value.last_known is None
    assert len(one_stop.requests) == 1


@pytest.mark.parametrize(
    "failing",
    [fails(500), fails(429, Retry_After="9"), drips(0.02), hangs_up(), fails(401), writes(b"x"), says({"x": 1})],
)
async def test_neither_secret_nor_code_nor_person_reaches_logs_or_errors(
    make: Make, one_stop: OneStop, caplog: pytest.LogCaptureFixture, failing: Any
) -> None:
    one_stop.answers = [failing]
    caplog.set_level(logging.WARNING)
    with capture_logs() as logs, pytest.raises(GatewayDown) as caught:
        await make(one_stop.url, timeout_seconds=0.1).find(CODE)
    errors = repr(caught.value) + repr(caught.value.__cause__)
    told = repr(logs) + caplog.text + errors
    assert logs[-1]["event"] == "dossier.gateway.down" and logs[-1]["why"] == str(caught.value)
    assert not any(word in told for word in (SECRET, CODE, "Mẫu", "0900000123"))


async def test_history_is_asked_at_its_own_address(make: Make, one_stop: OneStop) -> None:
    events = [{"luc": "23/08/2024 08:05", "trangThai": "Đã tiếp nhận"}]
    one_stop.answers = [says({"data": events}), fails(404)]
    gateway = make(one_stop.url, history=True)
    assert [event.status for event in await gateway.history(CODE)] == [DossierStatus.ACCEPTED]
    assert await gateway.history(CODE) == []
    assert one_stop.requests[0].path == f"/ho-so/{CODE}/lich-su"


async def test_an_api_without_history_is_not_asked_for_it(make: Make, one_stop: OneStop) -> None:
    assert await make(one_stop.url).history(CODE) == []
    assert one_stop.requests == []


async def test_many_citizens_are_served_at_once(make: Make, one_stop: OneStop) -> None:
    all_there = asyncio.Barrier(50)

    async def answers_when_all_have_asked(_: web.Request) -> web.Response:
        await all_there.wait()
        return web.json_response(hoso())

    one_stop.answers = [answers_when_all_have_asked]
    gateway = make(one_stop.url, timeout_seconds=5)
    assert all(await asyncio.gather(*(gateway.find(CODE) for _ in range(50))))
    assert len(one_stop.requests) == 50


async def test_a_server_with_an_untrusted_certificate_is_not_told_the_secret(
    make: Make, self_signed: tuple[str, Path, list[web.Request]]
) -> None:
    url, _, requests = self_signed
    with pytest.raises(GatewayDown, match="the certificate is not trusted"):
        await make(url).find(CODE)
    assert requests == []


async def test_a_certificate_of_the_provinces_own_can_be_trusted(
    make: Make, self_signed: tuple[str, Path, list[web.Request]], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, certificate, _ = self_signed
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert await make(url).find(CODE) is not None


@pytest_asyncio.fixture
async def self_signed(tmp_path: Path) -> AsyncIterator[tuple[str, Path, list[web.Request]]]:
    """URL of a TLS server, its certificate, the requests that it got."""
    certificate, key = _certificate(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    requests: list[web.Request] = []
    handler = _noting(requests, says(hoso()))
    app = web.Application()
    app.router.add_get("/{path:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    yield f"https://127.0.0.1:{runner.addresses[0][1]}", certificate, requests
    await runner.cleanup()


def _noting(
    requests: list[web.Request], answer: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        requests.append(request)
        return await answer(request)

    return handle


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mau.example")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, key_file = folder / "cert.pem", folder / "key.pem"
    pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return pem, key_file
