"""What a question asks, in the order asked: real wordings, with and without diacritics."""

from __future__ import annotations

import pytest

from bot.nlu.aspects import find_aspects

QUESTIONS = [
    # One aspect, typed with diacritics.
    ("Làm giấy khai sinh cho con cần giấy tờ gì?", "documents"),
    ("Hồ sơ đăng ký kết hôn gồm những gì", "documents"),
    ("Đi làm căn cước cần mang theo gì ạ", "documents"),
    ("Cho em hỏi cần chuẩn bị những giấy tờ nào", "documents"),
    ("Sang tên sổ đỏ hết bao nhiêu tiền?", "fee"),
    ("Lệ phí cấp hộ chiếu là bao nhiêu", "fee"),
    ("Làm lý lịch tư pháp có mất phí không", "fee"),
    ("Cấp đổi bằng lái có miễn phí không", "fee"),
    ("Đăng ký tạm trú bao lâu thì xong?", "time"),
    ("Xin giấy xác nhận độc thân mất mấy ngày", "time"),
    ("Khi nào thì có kết quả", "time"),
    ("Làm trong ngày có lấy liền không", "time"),
    ("Nộp hồ sơ ở đâu vậy?", "place"),
    ("Phải ra phường hay lên huyện", "place"),
    ("Đến chỗ nào để nộp", "place"),
    ("Có nộp qua mạng được không", "method"),
    ("Gửi hồ sơ bằng đường bưu điện được không?", "method"),
    ("Cho xin mẫu tờ khai đăng ký khai sinh", "form"),
    ("Căn cứ pháp lý của thủ tục này", "legal"),
    ("Theo nghị định nào vậy", "legal"),
    ("Nhận con nuôi cần điều kiện gì", "condition"),
    ("Bao nhiêu tuổi thì được làm căn cước", "condition"),
    ("Kết quả nhận được là gì", "result"),
    ("Quy trình các bước làm thế nào", "steps"),
    ("Hướng dẫn tôi đăng ký hộ kinh doanh", "steps"),
    ("Ai có thẩm quyền giải quyết", "authority"),
    ("Cơ quan nào cấp giấy phép xây dựng", "authority"),
    ("Những ai được hưởng trợ cấp xã hội", "audience"),
    # Without diacritics, and as people shorten.
    ("lam giay khai sinh cho con can giay to gi", "documents"),
    ("dang ky ket hon o dau", "place"),
    ("lam can cuoc mat bao nhieu tien", "fee"),
    ("doi bang lai xe may ngay co", "time"),
    ("nop online dc ko", "method"),
    ("gks mất bn tiền", "fee"),
    ("dieu kien xin tro cap la gi", "condition"),
    # Several at once keep their order.
    ("làm giấy khai sinh cho con cần giấy tờ gì, mất bao nhiêu tiền", "documents fee"),
    ("mất bao nhiêu tiền và cần giấy tờ gì", "fee documents"),
    ("đăng ký thường trú online mấy ngày", "method time"),
    ("lam ho chieu o dau, bao lau, het bao nhieu tien", "place time fee"),
    ("le phi bao nhieu, nop o dau, can mang theo gi", "fee place documents"),
    # A weak "làm sao" gives way to what is named outright.
    ("làm sao để biết cần giấy tờ gì", "documents"),
    # Follow-ups.
    ("thế còn lệ phí?", "fee"),
    ("vậy còn giấy tờ thì sao", "documents"),
    # Words that only look like an aspect.
    ("đăng ký khai sinh", ""),
    ("tôi muốn đổi bằng lái xe", ""),
    ("cấp lại căn cước bị mất", ""),
    ("xin chào", ""),
    ("", ""),
]


@pytest.mark.parametrize(("question", "expected"), QUESTIONS, ids=[question or "empty" for question, _ in QUESTIONS])
def test_aspects(question: str, expected: str) -> None:
    assert [mention.aspect.value for mention in find_aspects(question)] == expected.split()


def test_mentions_say_where_they_stand() -> None:
    first, second = find_aspects("cần giấy tờ gì, mất bao nhiêu tiền")
    assert 0 <= first.start < first.end <= second.start < second.end


def test_a_very_long_question_is_read_at_once() -> None:
    assert [mention.aspect.value for mention in find_aspects("a " * 20_000 + "lệ phí bao nhiêu")] == ["fee"]
