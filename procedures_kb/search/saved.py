"""The index on disk, so that a second start need not build it.

The file lies in the assistant's own home folder and is trusted like the database beside it.
"""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

from procedures_kb.search.index import SearchIndex
from procedures_kb.search.phrases import PHRASES_FOLDER

_CODE = sorted(Path(__file__).parent.glob("*.py"))


class SavedIndex:
    """One index file in a folder, for one revision of the catalogue and one state of phrases and code."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made when something is saved."""
        self._folder = folder
        self._state = _state()

    def load(self, revision: int) -> SearchIndex | None:
        """The saved index of this revision, or None when there is none that can be read."""
        try:
            index = pickle.loads(self._path(revision).read_bytes())
        except Exception:  # a damaged pickle may raise anything
            return None
        return index if isinstance(index, SearchIndex) else None

    def save(self, revision: int, index: SearchIndex) -> None:
        """Save, and remove what is out of date. A reader never sees half a file."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(revision)
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_bytes(pickle.dumps(index, pickle.HIGHEST_PROTOCOL))
        unfinished.replace(path)
        for old in self._folder.glob("*.index"):
            if old != path:
                old.unlink(missing_ok=True)

    def _path(self, revision: int) -> Path:
        return self._folder / f"{revision}-{self._state}.index"


def _state() -> str:
    digest = hashlib.sha256()
    for path in [*_CODE, *sorted(PHRASES_FOLDER.glob("*.yml"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
