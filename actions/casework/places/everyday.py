"""Everyday words that look like names of places once they stand without diacritics or capital letters."""

from __future__ import annotations

from actions.casework.places.words import words_of


def _keys(phrases: str) -> frozenset[str]:
    """The keys of phrases between commas, their words a space apart."""
    return frozenset(" ".join(word.key for word in words_of(phrase)) for phrase in phrases.split(","))


KIND_AND_NAME = _keys("""
    xã hội, xa tắc, xa lạ, phương án, phương tiện, phương thức, phương pháp, phương châm, phương diện, quản lý, quan hệ,
    quan tâm, quân sự, quân đội, quan trọng, quân nhân, quần chúng, quần áo, tình trạng, tình hình, tính toán,
    tính tiền, tỉnh thành, tình cảm, tính chất, tính thuế, tính năng
""")
"""A kind and the beginning of a name."""
BEFORE_KIND = _keys("""
    địa phương, đối phương, đa phương, song phương, tác xã, từ xa, đi xa, làm xa, ở xa, phóng xạ, đường xa,
    cơ quan, hải quan, liên quan, chủ quan, khách quan, bình quân, tham quan, tập quán, bảo quản, giới tính,
    danh tính
""")
"""A word and what looks like a kind."""
NAMES = _keys("""
    đồng ý, biên giới, trung tâm, hợp đồng, thương binh, thiết kế, công an, văn hóa, thống nhất, thành công, hợp lý,
    hợp pháp, hợp tác, đoàn kết, tự do, độc lập, hòa bình, thái bình, giá lại, nam định, thứ ba, cái đầu,
    nhà bè, hổng đúng, cha nhận, đào đường, tạm lánh, thuận lợi, thành lập, an toàn, bình an, yên tâm,
    tiến bộ, tân binh, diễn biến
""")
"""What is a name only with capital letters or next to another name."""
BEFORE_OTHER_NAMES = _keys("""
    đường, phố, ông, bà, anh, chị, em, cháu, con, tên, họ, trường, công, ty, Việt, thưởng, tịch, tướng, lăng, giải
""")
"""Words before the name of a street, a person, a firm, a prize; and 'Việt', before 'Nam định cư'."""
AROUND = _keys("""
    tôi, em, mình, con, cháu, chị, anh, cô, chú, bác, ông, bà, ở, tại, đang, sống, bên, dạ, vâng, thưa, ạ, nhé, nhà, là,
    thuộc, quê, của, cũ, trước, đây, địa, chỉ, khu, vực, nơi, thì, chúng
""")
"""Words around an answer that is nothing but a place ('dạ em ở An Cư')."""
WHERE = frozenset(("ở", "tại", "về", "từ", "quê", "đến", "o", "tai", "ve", "tu", "que", "den"))
"""Words after which a place is said, as they are spoken, and without diacritics."""
