"""Everyday words that look like names of places once they stand without diacritics or capital letters."""

from __future__ import annotations

KIND_AND_NAME = frozenset(
    "xa hoi|xa tac|xa la|phuong an|phuong tien|phuong thuc|phuong phap|phuong cham|phuong dien|quan li|quan he|quan tam|"
    "quan su|quan doi|quan trong|quan nhan|quan chung|quan ao|tinh trang|tinh hinh|tinh toan|tinh tien|tinh thanh|"
    "tinh cam|tinh chat|tinh thue|tinh nang".split("|")
)
"""A kind and the beginning of a name ('xã hội', 'phương án')."""
BEFORE_KIND = frozenset(
    "dia phuong|doi phuong|da phuong|song phuong|tac xa|tu xa|di xa|lam xa|o xa|phong xa|duong xa|co quan|hai quan|"
    "lien quan|chu quan|khach quan|binh quan|tham quan|tap quan|bao quan|gioi tinh|khuien tinh|danh tinh".split("|")
)
"""A word and what looks like a kind ('địa phương', 'hợp tác xã', 'hải quan')."""
NAMES = frozenset(
    "dong i|bien gioi|trung tam|hop dong|thuong binh|thiet ke|cong an|van hoa|thong nhat|thanh cong|hop li|hop phap|"
    "hop tac|doan ket|tu do|doc lap|hoa binh|thai binh|gia lai|nam dinh|thu ba|cai dau|nha be|hong dung|cha nhan|"
    "dao duong|tam lanh|dong tho|thuan loi|thanh lap|an toan|binh an|ien tam|tien bo|tan binh|dien bien".split("|")
)
"""What is a name only with capital letters or next to another name."""
BEFORE_OTHER_NAMES = frozenset(
    "duong pho ong ba anh chi em chau con ten ho truong quan cong ti viet thuong tich tuong lang".split()
)
"""Words before the name of a street, a person, a firm, a prize; and before 'Nam' of 'Việt Nam định cư'."""
AROUND = frozenset(
    "toi em minh con chau chi anh co chu bac ong ba o tai dang song ben da vang thua a nhe nha la thuoc que cua cu "
    "truoc day dia chi khu vuc noi thi chung".split()
)
"""Words around an answer that is nothing but a place ('dạ em ở An Cư')."""
WHERE = frozenset("o tai ve tu que den".split())
"""Words after which a place is said."""
