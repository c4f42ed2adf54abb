"""Walking what `motcua catalogue import` is given: files, folders, .tar.gz archives, .jsonl; one entry at a time."""

from __future__ import annotations

import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from procedures_kb.errors import UnreadableRecord

MAX_ENTRY_BYTES = 32 * 1024 * 1024
RECORD_SUFFIXES = (".docx", ".doc", ".json", ".yml", ".yaml")
_LINES = (".jsonl", ".jsonl.gz")
_ARCHIVES = (".tar.gz", ".tgz", ".tar")
# TypeError: what tarfile raises where a gzip header is cut short.
_UNREADABLE = (OSError, EOFError, tarfile.TarError, zlib.error, lzma.LZMAError, TypeError)


@dataclass(frozen=True)
class Entry:
    """One record to read, or why it can't be read. `consumed` is how many bytes of the given files it used up."""

    where: str
    suffix: str = ""
    data: bytes = b""
    consumed: int = 0
    error: str = ""


def files_of(paths: list[Path]) -> list[Path]:
    """The files that the paths stand for, folders walked through in order of name."""
    files: list[Path] = []
    for path in paths:
        files += sorted(file for file in path.rglob("*") if _is_record(file)) if path.is_dir() else [path]
    return files


def entries_of(path: Path) -> Iterator[Entry]:
    """The entries of one file. Never raises for a bad file: the entry carries the error."""
    name = path.name.lower()
    try:
        if name.endswith(_LINES):
            yield from _lines(path)
        elif name.endswith(_ARCHIVES):
            yield from _members(path)
        else:
            yield _file(path)
    except _UNREADABLE as error:
        yield Entry(str(path), error=f"can't be read: {error}")


def _is_record(path: Path) -> bool:
    return path.is_file() and path.name.lower().endswith((*RECORD_SUFFIXES, *_LINES, *_ARCHIVES))


def _file(path: Path) -> Entry:
    size = path.stat().st_size
    if size > MAX_ENTRY_BYTES:
        return Entry(str(path), consumed=size, error=_too_large(size))
    return Entry(str(path), path.suffix.lower(), path.read_bytes(), size)


def _lines(path: Path) -> Iterator[Entry]:
    with path.open("rb") as raw:
        stream = cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if path.name.lower().endswith(".gz") else raw
        before, number = 0, 0
        while line := stream.readline(MAX_ENTRY_BYTES + 1):
            number += 1
            where, consumed = f"{path}, line {number}", raw.tell() - before
            before = raw.tell()
            if len(line) > MAX_ENTRY_BYTES:
                yield Entry(where, consumed=consumed, error=_too_large(len(line)))
                return
            if line.strip():
                yield Entry(where, ".json", line, consumed)


def _members(path: Path) -> Iterator[Entry]:
    with path.open("rb") as raw, tarfile.open(fileobj=raw, mode="r|*") as archive:
        before = 0
        for member in archive:
            if not (member.isfile() and member.name.lower().endswith(RECORD_SUFFIXES)):
                continue
            where = f"{path}, {member.name}"
            if member.size > MAX_ENTRY_BYTES:
                yield Entry(where, error=_too_large(member.size))
                continue
            stream = archive.extractfile(member)
            data = stream.read() if stream else b""
            consumed, before = raw.tell() - before, raw.tell()
            yield Entry(where, Path(member.name).suffix.lower(), data, consumed)


def _too_large(size: int) -> str:
    return f"{size:,} bytes, more than the {MAX_ENTRY_BYTES:,} that a record may have"


def unreadable(entry: Entry) -> UnreadableRecord:
    """The entry's error as an exception."""
    return UnreadableRecord(entry.where, entry.error)
