"""`motcua complaints …`: what waits for a unit, what is stuck on its way, moving a complaint on."""

from __future__ import annotations

from typing import Annotated

import typer

from actions.casework.complaints.models import State
from actions.casework.complaints.transitions import TicketError
from actions.casework.dossiers.figures.staff_tables import StaffTable, Value
from bot.cli.output import fail, print_table
from procedures_kb.calendar import vietnam_now

complaints_app = typer.Typer(no_args_is_help=True, help="Complaints: waiting, stuck, moving one on.")


@complaints_app.command()
def waiting() -> None:
    """List the complaints that wait for a unit, the oldest first; nothing about the citizen."""
    from bot.knowledge import complaint_desk

    rows: list[tuple[Value, ...]] = [
        (one.code, one.state.value, one.complaint.category.value, one.route.unit, one.created_at, one.route.answer_by)
        for one in complaint_desk().tickets.waiting()
    ]
    headers = ("Mã", "Trạng thái", "Loại", "Đơn vị", "Nhận lúc", "Hạn trả lời")
    print_table(StaffTable(headers, rows))


@complaints_app.command()
def stuck() -> None:
    """List deliveries that failed again and again, or for a day."""
    from bot.knowledge import outbox

    rows: list[tuple[Value, ...]] = [
        (one.ticket.code, one.kind, one.tries, one.last_error) for one in outbox().stuck(vietnam_now())
    ]
    print_table(StaffTable(("Mã", "Kiểu", "Số lần thử", "Lỗi"), rows))


@complaints_app.command()
def advance(
    code: str,
    state: State,
    by: Annotated[str, typer.Option(help="The unit that does it.")],
    note: Annotated[str, typer.Option(help="The answer, or why it is rejected; the citizen reads it.")] = "",
) -> None:
    """Move a complaint on: in_progress, answered, rejected, forwarded, closed."""
    from bot.knowledge import complaint_desk

    try:
        ticket = complaint_desk().tickets.advance(code, state, by, note, vietnam_now())
    except TicketError as error:
        raise fail(str(error)) from error
    typer.echo(f"{ticket.code}: {ticket.state.value}")
