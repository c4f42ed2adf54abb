"""`motcua doctor`: what is missing in the province file and the installation."""

from __future__ import annotations

import typer

from bot.cli.output import fail
from procedures_kb.calendar import vietnam_now


def doctor() -> None:
    """Say what this installation still lacks; fails when something keeps it from serving."""
    from bot.doctor import examine
    from bot.settings import settings

    checks = list(examine(settings(), vietnam_now(), _model_todo))
    for check in checks:
        typer.echo(f"OK     {check.what}" if check.fine else f"thiếu  {check.what}: {check.todo}")
    if any(check.stops for check in checks):
        raise fail("Trợ lý chưa phục vụ được: sửa các mục trên rồi chạy lại.")


def _model_todo() -> str:
    from bot.dialogue.agent import newest_model
    from bot.settings import settings
    from bot.setup import fingerprint

    stamp = settings().models / "trained-on"
    if newest_model() is None:
        return "Chưa có: chạy motcua train (motcua serve cũng tự làm)."
    current = stamp.exists() and stamp.read_text() == fingerprint()
    return "" if current else "Đã cũ so với dữ liệu huấn luyện: chạy motcua train (motcua serve cũng tự làm)."
