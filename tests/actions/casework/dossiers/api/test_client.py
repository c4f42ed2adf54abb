from __future__ import annotations

from typing import Any

import pytest

from actions.casework.dossiers.api.client import open_client
from actions.casework.provinces import HttpGatewaySettings, ProvinceError
from tests.actions.casework.dossiers.one_stop import OneStop, one_stop, says

__all__ = ["one_stop"]

SECRET = "bi-mat:khong-lo"


def settings(**changes: Any) -> HttpGatewaySettings:
    return HttpGatewaySettings(**{"url": "https://mau.example/{code}"} | changes)


@pytest.mark.parametrize(
    ("auth", "header", "sent"),
    [
        ("none", "Authorization", None),
        ("bearer", "Authorization", "Bearer bi-mat:khong-lo"),
        ("basic", "Authorization", "Basic YmktbWF0Omtob25nLWxv"),
        ("header", "X-Khoa", "bi-mat:khong-lo"),
    ],
)
async def test_the_secret_is_sent_as_the_province_says(
    one_stop: OneStop, auth: str, header: str, sent: str | None
) -> None:
    one_stop.answers = [says({})]
    async with open_client(settings(auth=auth, auth_header="X-Khoa"), SECRET) as client:
        await client.get(one_stop.url)
    headers = one_stop.requests[0].headers
    assert headers.get(header) == sent
    assert (sent is None) == (SECRET not in str(headers) and "Authorization" not in headers)


@pytest.mark.parametrize(
    ("changes", "secret", "why"),
    [
        ({"auth": "bearer"}, "", "'bearer' needs the setting dossier_api_secret"),
        ({"auth": "basic"}, "khong-co-hai-cham", "in the form user:password"),
        ({"auth": "bearer"}, "bí-mật", "characters that no HTTP header can carry"),
        ({"auth": "header"}, "hai\r\ndong", "characters that no HTTP header can carry"),
        ({"auth": "header", "auth_header": "X Khoa"}, "khoa", "auth_header: is not the name of an HTTP header"),
        ({"url": "https:///{code}"}, "", "dossiers.http.url: is not an address"),
        ({"url": "https://mau.example:abc/{code}"}, "", "dossiers.http.url: Invalid port"),
        ({"history_url": "https://mau.example/lich-su"}, "", "dossiers.http.history_url: {code} is missing"),
        ({"history_url": "ftp://mau.example/{code}"}, "", "dossiers.http.history_url: is not an address"),
    ],
)
def test_settings_that_cannot_work_are_refused_without_telling_the_secret(
    changes: dict[str, Any], secret: str, why: str
) -> None:
    with pytest.raises(ProvinceError) as caught:
        open_client(settings(**changes), secret)
    assert why in str(caught.value)
    assert not secret or secret not in str(caught.value)
