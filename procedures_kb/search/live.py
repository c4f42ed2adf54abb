"""An index that follows the catalogue: a change is seen without a restart and without retraining."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from procedures_kb.search.index import SearchIndex
from procedures_kb.search.phrases import bundled_phrases
from procedures_kb.search.saved import SavedIndex
from procedures_kb.store import CatalogueStore

_CHECK_SECONDS = 1.0


class LiveIndex:
    """Gives the index of the catalogue's newest revision; a new one is built in the background, then swapped in."""

    def __init__(
        self, store: CatalogueStore, folder: Path | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`store` is asked for its revision at most once a second; the index is saved in `folder`, if one is given."""
        self._store = store
        self._saved = SavedIndex(folder) if folder else None
        self._clock = clock
        self._lock = threading.Lock()
        self._checked = float("-inf")
        self._revision = -1
        self._index: SearchIndex | None = None
        self._builder: threading.Thread | None = None

    def current(self) -> SearchIndex:
        """The newest index that is ready; the first call builds it."""
        with self._lock:
            if self._index is None:
                self._build(self._store.revision())
            elif self._clock() - self._checked >= _CHECK_SECONDS:
                self._checked = self._clock()
                self._follow()
            assert self._index is not None
            return self._index

    def wait(self) -> SearchIndex:
        """As `current`, after any build that is under way."""
        self._checked = float("-inf")
        self.current()
        if self._builder is not None:
            self._builder.join()
        return self.current()

    def _follow(self) -> None:
        revision = self._store.revision()
        building = self._builder is not None and self._builder.is_alive()
        if revision != self._revision and not building:
            self._builder = threading.Thread(target=self._build, args=(revision,), name="index-builder", daemon=True)
            self._builder.start()

    def _build(self, revision: int) -> None:
        index = self._saved.load(revision) if self._saved else None
        if index is None:
            index = SearchIndex((published.procedure for published in self._store.published()), bundled_phrases())
            if self._saved:
                self._saved.save(revision, index)
        self._index, self._revision = index, revision
