"""Plain characters that know where they stood."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.dossiers.codes.typed import typed


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("h56.14", "H56.14"),
        ("ｈ５６．１４", "H56.14"),
        ("a\u2013b\u2014c\u2212d\u2011e", "A-B-C-D-E"),
        ("1\u00a02\t3\n4", "1 2 3 4"),
        ("1\u200b2\u00ad3\ufeff4", "1234"),
        ("%48%35%36", "H56"),
        ("%E2%80%93x%ff%zz100%", "-X%FF%ZZ100%"),
        ("sốß…", "SỐß…"),
    ],
)
def test_text_is_made_plain(text: str, plain: str) -> None:
    assert typed(text).plain == plain


@given(st.text(st.characters()))
def test_each_character_has_a_place_after_the_one_before(text: str) -> None:
    given_text = typed(text)
    assert len(given_text.plain) == len(given_text.places)
    ends = [0, *(end for _, end in given_text.places)]
    assert all(last <= begin < end for last, (begin, end) in zip(ends, given_text.places, strict=False))
    assert ends[-1] <= len(text)


@given(st.text("0123456789ABCXYZ.-–", min_size=1))
def test_an_escaped_text_reads_as_the_text_and_its_span_is_the_whole_escape(text: str) -> None:
    escaped = quote(text)
    assert typed(escaped).plain == typed(text).plain
    assert typed(escaped).span(0, len(text)) == (0, len(escaped))
