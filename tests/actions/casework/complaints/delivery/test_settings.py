"""Which media are open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from actions.casework.complaints.delivery.senders import open_senders
from actions.casework.complaints.delivery.settings import SendingSettings

_MAIL = {"smtp_host": "thu.mau.example", "sender": "phananh@mau.example"}
_HOOK = {"webhook_secret": SecretStr("bí mật mẫu")}


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        ({}, {"csv"}),
        (_MAIL, {"csv", "email"}),
        (_HOOK, {"csv", "webhook"}),
        (_MAIL | _HOOK, {"csv", "email", "webhook"}),
    ],
)
def test_a_medium_is_open_when_its_settings_are_there(tmp_path: Path, given: dict[str, Any], kinds: set[str]) -> None:
    assert set(open_senders(SendingSettings(**given), tmp_path, tmp_path)) == kinds


def test_a_mail_server_needs_a_sender() -> None:
    with pytest.raises(ValidationError, match="smtp_host needs sender"):
        SendingSettings(smtp_host="thu.mau.example")


def test_secrets_are_not_shown() -> None:
    shown = repr(SendingSettings(**_MAIL, **_HOOK, smtp_password=SecretStr("mau-mat-khau")))
    assert "bí mật" not in shown and "mat-khau" not in shown
