"""The official schedules of the civil service, 2020 to 2027, as the yearly notices and the Labour Code give them.

Written by hand from the notices, not from the code: per year the weekdays off and the weekend days worked.
"""

from __future__ import annotations

from datetime import date

WEEKDAYS_OFF = {
    2020: "1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9",
    2021: "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9",
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
    2027: "1/1 4/2 5/2 8/2 9/2 10/2 16/4 30/4 3/5 2/9 3/9 24/11",
}
WEEKENDS_WORKED = {2024: "4/5", 2025: "26/4", 2026: "10/1 22/8"}


def days(year: int, text: str) -> list[date]:
    """'1/1 23/1' → the days of the year."""
    pairs = (pair.split("/") for pair in text.split())
    return [date(year, int(month), int(day)) for day, month in pairs]
