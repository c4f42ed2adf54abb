"""Published lists as files: what they list is recognised by their content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from actions.casework.dossiers.table.headers import TableError
from actions.casework.dossiers.table.report import Rejection
from actions.casework.dossiers.table.sheets import sheets
from actions.casework.hotlines.drafts import Draft
from actions.casework.hotlines.headers import FIELDS, MISSING, Kind
from actions.casework.hotlines.sheets import drafts, kind_of

_COMMON = ("area", "hours", "source")
_WRONG_YAML = "cần mục “lists” (đường dây nóng) hoặc “offices” (nơi tiếp nhận)."


@dataclass(frozen=True)
class Published:
    """What a file holds."""

    kind: Kind
    drafts: list[Draft] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)


def read_published(file: Path) -> Published:
    """Read a YAML, CSV or XLSX file; raises `TableError`, which names the file."""
    try:
        return _yaml(file) if file.suffix.lower() in (".yml", ".yaml") else _table(file)
    except OSError as error:
        raise TableError(f"{file.name}: không đọc được tệp ({error.strerror}).") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise TableError(f"{file.name}: không phải là YAML: {error}") from error
    except TableError as error:
        raise TableError(f"{file.name}: {error}") from error


def _table(file: Path) -> Published:
    """Every fitting sheet of a workbook; of a text file, what the first fitting sign makes of it."""
    found: Published | None = None
    for sheet in sheets(file):
        kind = kind_of(sheet)
        if kind is None or (found and (sheet.separated or kind is not found.kind)):
            continue
        found = found or Published(kind)
        for one in drafts(sheet, kind, file.stem):
            if isinstance(one, Draft):
                found.drafts.append(one)
            else:
                found.rejected.append(one)
    if found is None:
        raise TableError(MISSING)
    return found


def _yaml(file: Path) -> Published:
    """Every value stays the text that was written, so that no telephone number is taken for an octal one."""
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if not isinstance(content, dict) or ("lists" in content) == ("offices" in content):
        raise TableError(_WRONG_YAML)
    kind = Kind.HOTLINES if "lists" in content else Kind.OFFICES
    common = {name: content[name] for name in _COMMON if name in content}
    top = _list(content["lists" if kind is Kind.HOTLINES else "offices"])
    entries = chain.from_iterable(map(_listed, top)) if kind is Kind.HOTLINES else iter(top)
    published = Published(kind)
    for number, entry in enumerate(entries, start=1):
        unknown = sorted(set(entry) - set(FIELDS[kind])) if isinstance(entry, dict) else ["?"]
        if unknown:
            published.rejected.append(Rejection(number, f"mục không biết: {', '.join(unknown)}"))
        else:
            published.drafts.append(Draft(number, common | entry))
    return published


def _listed(published_list: Any) -> Iterator[Any]:
    """The entries of a list with what the list says for all of them."""
    if not isinstance(published_list, Mapping) or not {"name", "entries"} <= published_list.keys():
        raise TableError("mỗi danh sách cần “name” và “entries”.")
    common = {name: published_list[name] for name in (*_COMMON, "topics") if name in published_list}
    common["list"] = published_list["name"]
    return (common | entry if isinstance(entry, dict) else entry for entry in _list(published_list["entries"]))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TableError(_WRONG_YAML)
    return value
