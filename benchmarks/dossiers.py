"""How quickly is a one-stop system's export imported, and a dossier looked up? Prints a table.

    .venv/bin/python benchmarks/dossiers.py 1000000 [--postgresql URL]

Makes a CSV file of made-up dossiers in a temporary folder and imports it twice, into SQLite there and, if it can be
reached, into PostgreSQL, in a schema of its own that is dropped afterwards. Each database is measured in a process of
its own, whose peak memory includes the interpreter.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import random
import resource
import statistics
import tempfile
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from actions.casework.dossiers.seals import Sealer
from actions.casework.dossiers.table.gateway import TableGateway
from actions.casework.dossiers.table.importing import import_table
from actions.casework.provinces import STATUS_WORDS, DossierSettings
from procedures_kb.calendar import OfficeHours
from procedures_kb.store import open_database

_NOW = datetime(2026, 11, 23, 9)
_LOOKUPS = 2_000
_SEED = 20261123
_POSTGRESQL = "postgresql+psycopg://postgres@127.0.0.1:5432/test"
_HEADERS = ["Mã hồ sơ", "Trạng thái", "Đơn vị xử lý", "Tên thủ tục", "Mã thủ tục", "Lĩnh vực", "Bước xử lý"]
_HEADERS += ["Ngày tiếp nhận", "Ngày hẹn trả", "Ngày có kết quả", "Số kết quả", "Lý do"]
_HEADERS += ["Số tiền phải nộp", "Người nộp", "Số điện thoại", "Ngày cập nhật"]
_PROCEDURES = [
    ("Đăng ký khai sinh", "1.001193", "Hộ tịch"),
    ("Đăng ký kết hôn", "1.000894", "Hộ tịch"),
    ("Cấp đổi sổ đỏ", "1.012783", "Đất đai"),
    ("Đăng ký thường trú", "1.004222", "Đăng ký, quản lý cư trú"),
]
_WORDS = [words[0] for words in STATUS_WORDS.values()]


def code_of(number: int) -> str:
    """The code of the dossier with this number: 2,000 a day, ten of them at each of 200 offices."""
    return f"H61.{number % 200 + 1}-{_day_of(number):%y%m%d}-{number // 200 % 10 + 1:04}"


def _day_of(number: int) -> datetime:
    return datetime(2024, 1, 1) + timedelta(days=number // 2_000)


def write_table(file: Path, rows: int) -> None:
    """Write a table of made-up dossiers."""
    chance = random.Random(_SEED)
    with file.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(_HEADERS)
        table.writerows(_row(number, chance) for number in range(rows))


def _row(number: int, chance: random.Random) -> list[str]:
    received = _day_of(number) + timedelta(minutes=chance.randint(450, 1020))
    due = received + timedelta(days=chance.randint(1, 40))
    updated = received + timedelta(hours=chance.randint(1, 900))
    word = chance.choice(_WORDS)
    finished = f"{updated:%d/%m/%Y %H:%M}" if word in ("Đã xử lý xong", "Đã trả kết quả") else ""
    reason = "Giấy tờ nộp kèm chưa có chữ ký" if word.startswith("Yêu cầu bổ sung") else ""
    return [
        code_of(number),
        word,
        f"UBND xã Mẫu {number % 200 + 1}",
        *chance.choice(_PROCEDURES),
        chance.choice(["Thẩm định", "Trình ký", "Tiếp nhận"]),
        f"{received:%d/%m/%Y %H:%M}",
        f"{due:%d/%m/%Y}",
        finished,
        f"{number % 5000}/GCN" if finished else "",
        reason,
        "150.000 đồng" if "tài chính" in word else "",
        f"Nguyễn Văn Mẫu {number}",
        f"0900{number:06}",
        f"{updated:%d/%m/%Y %H:%M}",
    ]


def measure(url: str, file: Path, rows: int) -> list[str]:
    """Seconds of a first and a second import, peak MB, and milliseconds of a look-up."""
    with closing(open_database(url)) as database:
        sealer = Sealer(b"benchmark" * 4)
        settings, hours = DossierSettings(), OfficeHours()
        reports = [
            import_table(database, file, settings, hours, sealer, _NOW, lambda done, total: None) for _ in range(2)
        ]
        if [reports[0].added, reports[1].unchanged] != [rows, rows]:
            raise SystemExit(f"not every row was imported: {reports}")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        took = asyncio.run(_lookups(TableGateway(database), rows))
    cuts = statistics.quantiles(took, n=20)
    return [*(f"{report.seconds:.0f}" for report in reports), f"{peak:.0f}", f"{cuts[9]:.2f}", f"{cuts[18]:.2f}"]


async def _lookups(gateway: TableGateway, rows: int) -> list[float]:
    chance, took = random.Random(_SEED), []
    for _ in range(_LOOKUPS):
        code = code_of(chance.randrange(rows))
        start = time.perf_counter()
        dossier = await gateway.find(code)
        took.append((time.perf_counter() - start) * 1000)
        assert dossier is not None and dossier.code == code
    return took


@contextmanager
def own_schema(url: str) -> Iterator[str | None]:
    """The URL of a schema of its own; None when PostgreSQL cannot be reached."""
    schema = f"benchmark_{uuid.uuid4().hex}"
    admin = create_engine(url)
    try:
        with admin.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
    except OperationalError:
        yield None
        return
    try:
        yield make_url(url).update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(False)
    finally:
        with admin.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        admin.dispose()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=int, help="dossiers in the table")
    parser.add_argument("--postgresql", default=_POSTGRESQL, help="SQLAlchemy URL (%(default)s)")
    arguments = parser.parse_args()
    print("| database | first import s | second s | peak MB | look-up p50 ms | p95 ms |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder, own_schema(arguments.postgresql) as postgresql:
        file = Path(folder) / "dossiers.csv"
        write_table(file, arguments.rows)
        urls = {"SQLite": f"sqlite:///{folder}/dossiers.sqlite", "PostgreSQL": postgresql}
        for name, url in urls.items():
            with ProcessPoolExecutor(1, get_context("spawn")) as own_process:
                figures = own_process.submit(measure, url, file, arguments.rows).result() if url else ["not reached"]
            print("|", " | ".join([name, *figures]), "|", flush=True)


if __name__ == "__main__":
    main()
