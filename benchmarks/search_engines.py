"""Which engine finds the procedure that a citizen's question is about? Prints the tables of docs/decisions/0004.

    OMP_NUM_THREADS=1 .venv/bin/python benchmarks/search_engines.py --home FOLDER

FOLDER holds the assistant's database with the whole national catalogue. Engines that are no dependency of ours are
reported as "not installed" unless PYTHONPATH leads to them:

    .venv/bin/pip install --no-deps --target var/engines bm25s tantivy

Every engine gets the same expressions in the same normal form, and the same questions; a procedure scores as its best
expression. Times are processor time of all threads, so that other programs on the machine do not count.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import pickle
import random
import re
import sqlite3
import tempfile
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import cycle
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import RidgeClassifier
from sklearn.preprocessing import normalize

from bot.evaluation.rows import Expectation, read_rows
from bot.settings import Settings
from procedures_kb.models import Procedure
from procedures_kb.search import Ranker, SearchIndex, bundled_phrases, train_ranker
from procedures_kb.search.expressions import body_text, expressions, prior
from procedures_kb.search.features import char_features, readable, word_features
from procedures_kb.search.index import _SHORTLIST_PRIOR, _SHORTLIST_WEIGHTS
from procedures_kb.search.saved import SavedIndex
from procedures_kb.search.spelling import Speller
from procedures_kb.store import CatalogueStore, open_database
from procedures_kb.vietnamese import fold

_ROWS = Path(__file__).parent.parent / "tests" / "evaluation" / "development.jsonl"
_CATALOGUE_SIZES = (2_500, 5_000, 10_000)
_WORD = re.compile(r"[^\W_]+")
_LIMIT = 5
_HITS = 200
"""Expressions that are fetched to find `_LIMIT` procedures; those with most phrases have several dozen."""
_CHAR_LENGTHS = (2, 4)
_RIDGE_FEATURES = 8_192
_LATENT_DIMENSIONS = 300
_WARM_UP = 20
_BUILDS = 2
"""Builds of our own index at each catalogue size; the quicker one counts."""
_STYLES = ("unaccented", "typo")
_SEED = 20261123

Question = tuple[str, Expectation]
Result = TypeVar("Result")
Scores = NDArray[np.float32]


def words(text: str) -> list[str]:
    """Folded syllables, abbreviations written out: what every engine but ours reads."""
    return _WORD.findall(fold(readable(text)))


@dataclass(frozen=True)
class Corpus:
    """The expressions to index, procedure by procedure."""

    procedures: Sequence[Procedure]
    phrases: Mapping[str, Sequence[str]]
    texts: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    """For each text the number of its procedure."""

    @classmethod
    def of(cls, procedures: Sequence[Procedure], phrases: Mapping[str, Sequence[str]]) -> Corpus:
        """Names, aliases, keywords and phrases."""
        return cls(procedures, phrases)._with(lambda one: expressions(one, phrases.get(one.code, ())))

    @classmethod
    def of_official_names(cls, procedures: Sequence[Procedure]) -> Corpus:
        """One text for each procedure."""
        return cls(procedures, {})._with(lambda one: [one.official_name or one.name])

    def _with(self, texts_of: Callable[[Procedure], Iterable[str]]) -> Corpus:
        for number, procedure in enumerate(self.procedures):
            for text in texts_of(procedure):
                self.texts.append(" ".join(words(text)))
                self.owners.append(number)
        return self

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where the texts of each procedure begin."""
        return np.searchsorted(self.owners, np.arange(len(self.procedures)))

    def best_of_texts(self, scores: Scores) -> list[str]:
        """The codes of the procedures whose best text scores highest."""
        return self.best(np.maximum.reduceat(scores, self.starts))

    def best(self, scores: Scores) -> list[str]:
        """The codes of the procedures that score highest."""
        return [self.procedures[number].code for number in np.argsort(-scores, kind="stable")[:_LIMIT]]

    def first(self, hits: Iterable[int]) -> list[str]:
        """The codes of the first procedures among text numbers that are in order of score."""
        numbers = dict.fromkeys(self.owners[hit] for hit in hits)
        return [self.procedures[number].code for number in numbers][:_LIMIT]


class Engine(ABC):
    """Built from a corpus; may write into `folder`."""

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        """Build the index."""
        self.corpus = corpus
        self.folder = folder
        self.build()

    @abstractmethod
    def build(self) -> None:
        """Index the texts of the corpus."""

    @abstractmethod
    def rank(self, question: str) -> list[str]:
        """The codes of the likeliest procedures."""

    def save(self) -> None:
        """Write the index into `folder`: all that is kept beside the corpus, unless the engine has its own way."""
        kept = {name: value for name, value in vars(self).items() if name not in ("corpus", "folder")}
        (self.folder / "index").write_bytes(pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))


class _Fts5(Engine):
    """SQLite's full-text search."""

    def build(self) -> None:
        self._connection = sqlite3.connect(self.folder / "fts5.sqlite")
        self._connection.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')"
        )
        rows = enumerate(self.corpus.texts)
        self._connection.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)
        self._connection.execute("INSERT INTO texts (texts) VALUES ('optimize')")
        self._connection.commit()

    def rank(self, question: str) -> list[str]:
        query = " OR ".join(f'"{word}"' for word in words(question))
        found = self._connection.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?", (query, _HITS)
        )
        return self.corpus.first(number for (number,) in found)

    def save(self) -> None:
        self._connection.close()


class _Bm25s(Engine):
    """BM25 as a sparse matrix of scores."""

    def build(self) -> None:
        self._bm25 = importlib.import_module("bm25s").BM25()
        self._bm25.index([self.features(text) for text in self.corpus.texts], show_progress=False)

    def rank(self, question: str) -> list[str]:
        return self.corpus.best_of_texts(self._bm25.get_scores(self.features(" ".join(words(question)))))

    def features(self, text: str) -> list[str]:
        return text.split()

    def save(self) -> None:
        self._bm25.save(self.folder, show_progress=False)


class _Bm25sMended(_Bm25s):
    """BM25 with what ours adds to the words: pairs, character n-grams, slips mended."""

    def build(self) -> None:
        self._speller = Speller(Counter(word for text in self.corpus.texts for word in text.split()))
        super().build()

    def features(self, text: str) -> list[str]:
        mended = self._speller.mend(text)
        return word_features(mended) + char_features(mended)


class _Tantivy(Engine):
    """The Rust library behind Quickwit, through its Python binding."""

    def build(self) -> None:
        self._library: Any = importlib.import_module("tantivy")
        schema = self._library.SchemaBuilder()
        schema.add_text_field("text", index_option="freq")
        schema.add_integer_field("number", fast=True)
        self._schema = schema.build()
        index = self._library.Index(self._schema, str(self.folder))
        writer = index.writer(num_threads=1)
        for number, text in enumerate(self.corpus.texts):
            writer.add_document(self._library.Document(text=text, number=number))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def rank(self, question: str) -> list[str]:
        terms = [self._library.Query.term_query(self._schema, "text", word) for word in words(question)]
        query = self._library.Query.boolean_query([(self._library.Occur.Should, term) for term in terms])
        found = [address for _, address in self._searcher.search(query, _HITS, count=False).hits]
        return self.corpus.first(self._searcher.fast_field_values("number", found))

    def save(self) -> None:
        pass


class _Centroids(Engine):
    """Each procedure as the mean of its texts' character n-grams."""

    def build(self) -> None:
        self._tfidf = TfidfVectorizer(
            analyzer="char_wb", ngram_range=_CHAR_LENGTHS, sublinear_tf=True, dtype=np.float32
        )
        vectors = self._tfidf.fit_transform(self.corpus.texts)
        texts = range(len(self.corpus.texts))
        membership = csr_matrix((np.ones(len(texts), np.float32), (self.corpus.owners, texts)))
        self._centroids = normalize(membership @ vectors).T.tocsr()

    def rank(self, question: str) -> list[str]:
        query = self._tfidf.transform([" ".join(words(question))])
        return self.corpus.best((query @ self._centroids).toarray()[0])


class _Ridge(Engine):
    """A linear classifier over character n-grams, one class for each procedure."""

    def build(self) -> None:
        self._tfidf = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=_CHAR_LENGTHS,
            sublinear_tf=True,
            max_features=_RIDGE_FEATURES,
            dtype=np.float32,
        )
        vectors = self._tfidf.fit_transform(self.corpus.texts)
        model = RidgeClassifier(solver="cholesky", fit_intercept=False).fit(vectors, self.corpus.owners)
        self._weights = model.coef_.T.astype(np.float32)

    def rank(self, question: str) -> list[str]:
        return self.corpus.best((self._tfidf.transform([" ".join(words(question))]) @ self._weights)[0])


class _Latent(Engine):
    """Latent semantic vectors learned from the catalogue's own text."""

    def build(self) -> None:
        owners, texts = self.corpus.owners, self.corpus.texts
        whole = [words(body_text(procedure)) for procedure in self.corpus.procedures]
        for owner, text in zip(owners, texts, strict=True):
            whole[owner] += text.split()
        self._tfidf = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32)
        self._tfidf.fit([*texts, *map(" ".join, whole)])
        svd = TruncatedSVD(_LATENT_DIMENSIONS, random_state=_SEED)
        svd.fit(self._tfidf.transform([" ".join(one) for one in whole]))
        self._directions = np.ascontiguousarray(svd.components_.T)
        self._vectors = self._embed(texts)

    def rank(self, question: str) -> list[str]:
        return self.corpus.best_of_texts(self._vectors @ self._embed([" ".join(words(question))])[0])

    def _embed(self, texts: Sequence[str]) -> Scores:
        vectors: Scores = normalize(self._tfidf.transform(texts) @ self._directions)
        return vectors


class _Ours(Engine):
    """`procedures_kb.search` with its learned ranker."""

    def build(self) -> None:
        self.index = SearchIndex(self.corpus.procedures, self.corpus.phrases)
        self.ranker = train_ranker(self.corpus.procedures, self.corpus.phrases)

    def rank(self, question: str) -> list[str]:
        return [match.code for match in self.index.search(question, self.ranker, _LIMIT)]


class _OursUnranked(_Ours):
    """In the order in which the shortlist is chosen, nothing learned."""

    prior_weight = _SHORTLIST_PRIOR

    def build(self) -> None:
        self.index = SearchIndex(self.corpus.procedures, self.corpus.phrases)
        self.priors = np.array([prior(procedure) for procedure in self.corpus.procedures])

    def rank(self, question: str) -> list[str]:
        numbers, signals, _ = self.index.shortlist(question)
        similarities = signals[:, : len(_SHORTLIST_WEIGHTS)]
        scores = similarities @ _SHORTLIST_WEIGHTS + self.prior_weight * self.priors[numbers]
        return [self.index.codes[number] for number in numbers[np.argsort(-scores)[:_LIMIT]]]


class _OursWithoutPrior(_OursUnranked):
    """As unranked, whatever people ask most."""

    prior_weight = 0.0


@dataclass(frozen=True)
class Candidate:
    """An engine, and what it is made to index."""

    name: str
    engine: type[Engine]
    official_names_only: bool = False
    needs: str = ""


CANDIDATES = (
    Candidate("BM25 over official names only (FTS5)", _Fts5, official_names_only=True),
    Candidate("SQLite FTS5", _Fts5),
    Candidate("bm25s", _Bm25s, needs="bm25s"),
    Candidate("bm25s, pairs and character n-grams, slips mended", _Bm25sMended, needs="bm25s"),
    Candidate("tantivy", _Tantivy, needs="tantivy"),
    Candidate("character n-grams, nearest centroid", _Centroids),
    Candidate("character n-grams, linear classifier (ridge)", _Ridge),
    Candidate("latent semantic vectors", _Latent),
    Candidate("ours without ranker and prior", _OursWithoutPrior),
    Candidate("ours without ranker", _OursUnranked),
    Candidate("ours", _Ours),
)


class Timings:
    """Collects processor times of pieces of work, in seconds."""

    def __init__(self) -> None:
        """Nothing is timed yet."""
        self.seconds: list[float] = []

    def of(self, work: Callable[[], Result]) -> Result:
        """Do the work, and note how long it took."""
        started = time.process_time()
        result = work()
        self.seconds.append(time.process_time() - started)
        return result

    @property
    def least(self) -> float:
        """Seconds of the quickest piece: the others were held up by something else."""
        return min(self.seconds)

    def figures(self) -> list[str]:
        """Median and 95th percentile in milliseconds."""
        return [f"{np.quantile(self.seconds, share) * 1000:.1f}" for share in (0.5, 0.95)]


def measure(candidate: Candidate, catalogue: Corpus, names: Corpus, questions: Sequence[Question]) -> list[str]:
    """One row of the table of engines."""
    if candidate.needs and importlib.util.find_spec(candidate.needs) is None:
        return [candidate.name, "not installed"]
    building, asking = Timings(), Timings()
    with tempfile.TemporaryDirectory() as folder:
        engine = building.of(
            lambda: candidate.engine(names if candidate.official_names_only else catalogue, Path(folder))
        )
        for text, _ in questions[:_WARM_UP]:
            engine.rank(text)
        found = [asking.of(partial(engine.rank, text)) for text, _ in questions]
        engine.save()
        size = size_of(Path(folder))
    return [candidate.name, *recalls(questions, found), f"{building.least:.1f}", *asking.figures(), size]


def recalls(questions: Sequence[Question], found: Sequence[Sequence[str]]) -> list[str]:
    """R@1 and R@5 of all questions, and of the styles that are hard for a search engine."""
    cells = []
    for style in ("", *_STYLES):
        asked = [expected.codes if style in ("", expected.style) else () for _, expected in questions]
        pairs = [(codes, ranked) for codes, ranked in zip(asked, found, strict=True) if codes]
        hits = [sum(not set(codes).isdisjoint(ranked[:rank]) for codes, ranked in pairs) for rank in (1, _LIMIT)]
        cells.append(" / ".join(f"{hit / len(pairs):.1%}" for hit in hits))
    return cells


def measure_size(corpus: Corpus, label: str, ranker: Ranker, questions: Sequence[Question]) -> list[str]:
    """One row of the table of catalogue sizes: our own index."""
    building, loading, asking = Timings(), Timings(), Timings()
    for _ in range(_BUILDS):
        index = building.of(lambda: SearchIndex(corpus.procedures, corpus.phrases))
    with tempfile.TemporaryDirectory() as folder:
        saved = SavedIndex(Path(folder))
        saved.save(0, index)
        size = size_of(Path(folder))
        loaded = loading.of(lambda: saved.load(0))
    for text, _ in questions:
        asking.of(partial((loaded or index).search, text, ranker, _LIMIT))
    texts = sum(len(expressions(one, corpus.phrases.get(one.code, ()))) for one in corpus.procedures)
    return [label, f"{texts:,}", f"{building.least:.1f}", size, f"{loading.least:.2f}", *asking.figures()]


def size_of(folder: Path) -> str:
    """Megabytes of everything in a folder."""
    return f"{sum(file.stat().st_size for file in folder.rglob('*') if file.is_file()) / 1e6:.1f}"


def enlarged(corpus: Corpus, size: int, keep_phrases: bool = False) -> Corpus:
    """A catalogue of another size: a sample, or lightly altered copies without phrases (or with, if `keep_phrases`)."""
    chance = random.Random(_SEED)
    originals = chance.sample(corpus.procedures, len(corpus.procedures))
    syllables = sorted({syllable for procedure in originals for syllable in procedure.name.split()})
    procedures, phrases = originals[:size], dict(corpus.phrases)
    for number, original in zip(range(size - len(originals)), cycle(originals)):
        procedures.append(_altered(original, f"99.{number:06}", syllables, chance))
        if keep_phrases:
            phrases[procedures[-1].code] = phrases.get(original.code, ())
    return Corpus(procedures, phrases)


def _altered(procedure: Procedure, code: str, syllables: Sequence[str], chance: random.Random) -> Procedure:
    """A copy with another code and another syllable somewhere in its name; it has no aliases."""
    name = procedure.name.split()
    name[chance.randrange(len(name))] = chance.choice(syllables)
    changes = {"code": code, "name": " ".join(name), "official_name": "", "aliases": (), "keywords": ""}
    return procedure.model_copy(update=changes)


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print Markdown row by row, as they come."""
    for row in (heads, ["---", *["---:"] * (len(heads) - 1)]):
        print("|", " | ".join(row), "|", flush=True)
    for row in rows:
        print("|", " | ".join([*row, *[""] * (len(heads) - len(row))]), "|", flush=True)


def load(home: Path) -> tuple[list[Procedure], list[Question]]:
    """The catalogue, and the held-out questions that ask for a procedure."""
    store = CatalogueStore(open_database(Settings(home=home).database))
    turns = [(turn.user, turn.expect) for row in read_rows(_ROWS) for turn in row.turns]
    questions = [(text, asked) for text, asked in turns if asked and asked.kind == "answer" and asked.codes]
    return [published.procedure for published in store.published()], questions


def compare_engines(catalogue: Corpus, questions: Sequence[Question]) -> None:
    """Print the table of engines."""
    names = Corpus.of_official_names(catalogue.procedures)
    heads = ["engine", "R@1 / R@5", *_STYLES, "build s", "query ms, median", "p95", "index MB"]
    print(f"{len(catalogue.procedures):,} procedures, {len(catalogue.texts):,} texts, {len(questions)} questions\n")
    print_table(heads, (measure(candidate, catalogue, names, questions) for candidate in CANDIDATES))


def compare_sizes(catalogue: Corpus, questions: Sequence[Question]) -> None:
    """Print how our own index grows with the catalogue."""
    ranker = train_ranker(catalogue.procedures, catalogue.phrases)
    sizes = sorted({*_CATALOGUE_SIZES, len(catalogue.procedures)})
    catalogues = {f"{size:,}": enlarged(catalogue, size) for size in sizes}
    catalogues[f"{sizes[-1]:,}, copies with phrases"] = enlarged(catalogue, sizes[-1], keep_phrases=True)
    heads = ["procedures", "texts", "build s", "saved MB", "load s", "query ms, median", "p95"]
    print_table(heads, (measure_size(some, label, ranker, questions) for label, some in catalogues.items()))


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, default=Settings().home, help="folder of the database (%(default)s)")
    home = parser.parse_args().home
    if os.environ.get("OMP_NUM_THREADS") != "1":
        parser.error("set OMP_NUM_THREADS=1, so that one core is measured")
    procedures, questions = load(home)
    catalogue = Corpus.of(procedures, bundled_phrases())
    compare_engines(catalogue, questions)
    print()
    compare_sizes(catalogue, questions)


if __name__ == "__main__":
    main()
