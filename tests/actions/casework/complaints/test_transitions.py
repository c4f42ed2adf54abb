from __future__ import annotations

from itertools import product

import pytest

from actions.casework.complaints.models import State
from actions.casework.complaints.transitions import NEXT, STATE_WORDS, TicketError, check_transition

ALLOWED = {
    ("received", "forwarded"), ("received", "in_progress"), ("received", "rejected"),
    ("forwarded", "in_progress"), ("forwarded", "answered"), ("forwarded", "rejected"),
    ("in_progress", "answered"), ("in_progress", "rejected"), ("in_progress", "forwarded"),
    ("answered", "closed"), ("answered", "in_progress"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), list(product(State, State)))
def test_only_these_steps_are_allowed(old: State, new: State) -> None:
    if (old, new) in ALLOWED:
        check_transition("PA-1", old, new, "Sở Nội vụ", "Không thuộc thẩm quyền")
        return
    with pytest.raises(TicketError) as refused:
        check_transition("PA-1", old, new, "Sở Nội vụ", "Không thuộc thẩm quyền")
    assert all(word in str(refused.value) for word in ("PA-1", STATE_WORDS[old], STATE_WORDS[new]))
    assert all(STATE_WORDS[state] in str(refused.value) for state in NEXT[old])


@pytest.mark.parametrize(("by", "note"), [("", "Không thuộc thẩm quyền"), ("Sở Nội vụ", " ")])
def test_a_rejection_says_who_and_why(by: str, note: str) -> None:
    with pytest.raises(TicketError, match="phải ghi lý do và đơn vị"):
        check_transition("PA-1", State.RECEIVED, State.REJECTED, by, note)
