from __future__ import annotations

from actions.casework.hotlines.national import national_lines
from actions.casework.hotlines.topics import is_general


def test_the_lines_of_the_country() -> None:
    lines = national_lines()
    assert set(lines) == {"1022", "113", "114", "115", "111", "18001096"}
    for key, line in lines.items():
        assert line.phones == (key,)
        assert (line.area, line.hours) == ("", None)
        assert line.source and line.topics


def test_the_general_ones() -> None:
    assert [key for key, line in national_lines().items() if is_general(line)] == ["1022", "18001096"]
