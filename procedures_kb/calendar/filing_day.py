"""The day of filing that a question names when it asks for the result: 'mai nộp thì hôm nào lấy được'. Pure."""

from __future__ import annotations

from datetime import date

from procedures_kb.calendar.day_mentions import DayMention, day_mentions, typed
from procedures_kb.vietnamese import clean

_WHEN = (
    r"(?:bao giờ|bao lâu|khi (?:nào|mô)|chừng (?:nào|mô)|lúc (?:nào|mô)|(?:hôm|bữa|ngày) (?:nào|mô)|thứ mấy|ngày mấy"
    r"|(?:mấy|bao nhiêu|bn|bnh) (?:hôm|bữa|ngày)(?: nữa)?)(?! cũng\b)"
)
_RESULT = (
    r"(?:có(?! (?:mặt|phải|thể (?:nộp|đổi|làm|xin|đi|đến))\b)|nhận(?! (?:hồ sơ|đơn)\b)"
    r"|xong|lấy|trả|cầm|ra|hoàn thành|được cấp)"
)
_ITS_WORDS = (
    "(?:được|đc|dc|kết quả|kq|giấy|giấy tờ|sổ|thẻ|bằng|bản|hộ chiếu|căn cước|về|vào|lúc|là|thì|lại|hàng|tay|tới"
    "|cho|em|tôi)"
)
_ASKS_FOR_RESULT = typed(
    rf"{_WHEN}(?: (?!(?:phải|cần|nên|nộp|hết|đóng|làm|khai|đăng)\b)[^\s,.;:?!]+){{0,4}} {_RESULT}"
    rf"|{_RESULT}(?: {_ITS_WORDS}){{0,4}} {_WHEN}"
)
_FILE = (
    r"(?<!chưa )(?<!không )(?:nộp|nạp|gửi|gởi|mần|đăng ký|đăng kí|đưa|đổi|bổ sung|chứng thực|công chứng|sang tên|báo tử"
    r"|làm(?! (?:việc|ơn|sao|gì|mất|rớt|rơi)\b)|xin(?! (?:hỏi|cho hỏi|phép|lỗi|chào|tư vấn)\b)"
    r"|(?:ra|lên|tới|đến|qua) (?:phường|xã|tỉnh|sở|ủy ban|uỷ ban|ubnd|một cửa|trung tâm|công an))"
)
_BETWEEN = rf"(?: (?!(?:thì|{_WHEN})\b)[^\s,.;:?!]+)"
_FILED_BEFORE = typed(rf"{_FILE}{_BETWEEN}{{0,6}}(?: vào)?,? $")
_FILED_AFTER = typed(rf"^,?{_BETWEEN}{{0,4}} {_FILE}")
_OTHER_EVENT = typed(
    r"(?:(?<!khai )(?<!chứng )sinh|đẻ|mất|chết|đời|cưới|mua|rớt|rơi|hạn|về|bị)"
    r"(?: (?:hồi|vào|lúc|từ|ngày|sáng|trưa|chiều|tối))* $"
)
"""'con tôi sinh hôm qua': the day is that of something else."""


def filing_day(text: str, today: date) -> date | None:
    """The one day on which, says a question about when the result comes, the dossier is or was filed; else None.

    Accented or not. Several different days give None, and so does a day of something else.
    """
    question = clean(text).lower()
    if not _ASKS_FOR_RESULT.search(question):
        return None
    days = {mention.day for mention in day_mentions(question, today) if _is_of_filing(question, mention)}
    return days.pop() if len(days) == 1 else None


def _is_of_filing(question: str, mention: DayMention) -> bool:
    before, after = question[: mention.start], question[mention.end :]
    if _OTHER_EVENT.search(before):
        return False
    return bool(_FILED_BEFORE.search(before) or _FILED_AFTER.search(after))
