"""How a ticket may go on from each state. Pure."""

from __future__ import annotations

from actions.casework.complaints.models import State

NEXT: dict[State, tuple[State, ...]] = {
    State.RECEIVED: (State.FORWARDED, State.IN_PROGRESS, State.REJECTED),
    State.FORWARDED: (State.IN_PROGRESS, State.ANSWERED, State.REJECTED),
    State.IN_PROGRESS: (State.ANSWERED, State.REJECTED, State.FORWARDED),
    State.ANSWERED: (State.CLOSED, State.IN_PROGRESS),
    State.CLOSED: (),
    State.REJECTED: (),
}
WAITING = (State.RECEIVED, State.FORWARDED, State.IN_PROGRESS)
"""In these the citizen waits for a unit."""
RATED = (State.ANSWERED, State.CLOSED)
"""In these the citizen may rate."""
STATE_WORDS = {
    State.RECEIVED: "Đã tiếp nhận",
    State.FORWARDED: "Đã chuyển xử lý",
    State.IN_PROGRESS: "Đang xử lý",
    State.ANSWERED: "Đã trả lời",
    State.CLOSED: "Đã kết thúc",
    State.REJECTED: "Từ chối",
}


class TicketError(Exception):
    """What was asked of a ticket cannot be done; says in Vietnamese what and why, for staff, without personal data."""


def check_transition(code: str, old: State, new: State, by: str, note: str) -> None:
    """Raise `TicketError` unless the ticket may go from `old` to `new`; a rejection needs a reason and who gives it."""
    if new not in NEXT[old]:
        allowed = ", ".join(f"'{STATE_WORDS[state]}'" for state in NEXT[old])
        hint = f"chỉ được chuyển sang {allowed}" if allowed else "phản ánh đã khép lại"
        raise TicketError(f"{code} đang ở '{STATE_WORDS[old]}', không chuyển được sang '{STATE_WORDS[new]}': {hint}.")
    if new is State.REJECTED and not (by.strip() and note.strip()):
        raise TicketError(f"{code}: từ chối thì phải ghi lý do và đơn vị từ chối.")
