"""Tickets that their unit leaves alone go to the next one."""

from __future__ import annotations

from datetime import datetime

from actions.casework.complaints.models import Ticket
from actions.casework.complaints.routing import Entry, fitting_rule, next_route
from actions.casework.complaints.settings import ComplaintSettings, RoutingRule
from actions.casework.complaints.tickets import Tickets
from procedures_kb.calendar import WorkingCalendar


class Silence:
    """Finds the tickets whose rule's silent days ran out, and passes each on once."""

    def __init__(self, tickets: Tickets, settings: ComplaintSettings, entry: Entry, calendar: WorkingCalendar) -> None:
        """`entry` gives the valid entry of the hotline registry for a key."""
        self._tickets = tickets
        self._settings = settings
        self._entry = entry
        self._calendar = calendar

    def silent(self, now: datetime) -> list[Ticket]:
        """Tickets without any change of state for their rule's silent days, the oldest first."""
        return [ticket for ticket in self._tickets.waiting() if self._rule_of_silence(ticket, now)]

    def escalate_silent(self, now: datetime) -> list[Ticket]:
        """Pass on what is silent, also when several processes do so at once; the tickets as they stand now.

        A ticket whose next unit is gone from the registry goes to the fallback, and stays when that is gone too.
        """
        return [passed for ticket in self._tickets.waiting() if (passed := self._passed_on(ticket, now))]

    def _passed_on(self, ticket: Ticket, now: datetime) -> Ticket | None:
        rule = self._rule_of_silence(ticket, now)
        route = rule and next_route(rule, ticket.route, self._settings, self._entry, self._calendar, now)
        if not rule or not route:
            return None
        targets = self._settings.delivery.targets(route)
        done = self._tickets.reroute(ticket, route, f"silent-{rule.silent_days}", now, targets)
        return self._tickets.get(ticket.code) if done else None

    def _rule_of_silence(self, ticket: Ticket, now: datetime) -> RoutingRule | None:
        """The rule that sent the ticket where it is, when that unit's silent days ran out."""
        rule = fitting_rule(ticket.complaint, self._settings)
        if rule is None or rule.silent_days is None or rule.to != ticket.route.entry:
            return None
        changed = ticket.events[-1].at.date()
        ran_out = self._calendar.closing(self._calendar.add_working_days(changed, rule.silent_days))
        return rule if now > ran_out else None
