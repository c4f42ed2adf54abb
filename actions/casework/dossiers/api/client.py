"""The HTTP client of a one-stop system's API, with the secret that the API asks for."""

from __future__ import annotations

import re

import httpx

from actions.casework.provinces import HttpGatewaySettings, ProvinceError

_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "hoi-mot-cua"}
"""Answers are small, so packed ones, which could grow without bounds, are not asked for."""
_HEADER_NAME = re.compile(r"[A-Za-z0-9_-]+")
_HEADER_VALUE = re.compile(r"[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?")


def open_client(settings: HttpGatewaySettings, secret: str) -> httpx.AsyncClient:
    """A client that proves who it is, checks certificates, follows no redirects and leaves time limits to its user.

    Raises `ProvinceError`, which never repeats the secret.
    """
    for name in ("url", "history_url"):
        _check_address(name, getattr(settings, name))
    headers, auth = _credentials(settings, secret)
    return httpx.AsyncClient(headers=_HEADERS | headers, auth=auth, timeout=None, follow_redirects=False)


def _check_address(name: str, address: str) -> None:
    if address and "{code}" not in address:
        raise ProvinceError(f"dossiers.http.{name}: {{code}} is missing")
    try:
        url = httpx.URL(address.replace("{code}", "code"))
    except httpx.InvalidURL as error:
        raise ProvinceError(f"dossiers.http.{name}: {error}") from None
    if address and (url.scheme not in ("http", "https") or not url.host):
        raise ProvinceError(f"dossiers.http.{name}: is not an address such as https://…/{{code}}")


def _credentials(settings: HttpGatewaySettings, secret: str) -> tuple[dict[str, str], httpx.Auth | None]:
    if settings.auth == "none":
        return {}, None
    if not secret:
        raise ProvinceError(f"dossiers.http.auth: {settings.auth!r} needs the setting dossier_api_secret")
    if settings.auth == "basic":
        user, colon, password = secret.partition(":")
        if not colon:
            raise ProvinceError("dossiers.http.auth: 'basic' needs dossier_api_secret in the form user:password")
        return {}, httpx.BasicAuth(user, password)
    if not _HEADER_VALUE.fullmatch(secret):
        raise ProvinceError("dossiers.http.auth: dossier_api_secret has characters that no HTTP header can carry")
    if settings.auth == "bearer":
        return {"Authorization": f"Bearer {secret}"}, None
    if not _HEADER_NAME.fullmatch(settings.auth_header):
        raise ProvinceError("dossiers.http.auth_header: is not the name of an HTTP header")
    return {settings.auth_header: secret}, None
