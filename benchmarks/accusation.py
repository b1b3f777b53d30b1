"""Whom the filter accuses: the original of a rewrite must never be spam, and its rewrites must be.

    python benchmarks/accusation.py --data DATA [--folds 0,1] [--models DIR] [--limit N]

Sets are built from the labelled data (`accusation_sets.py`, `accusation_forms.py`) and judged through `SpamFilter`, each story by a model
that saw neither it nor anything made from it: one model a fold is trained by `spamfilter train --leave-out`, a fifth of the sources
left out. `model/direction.json`, the trees over traces, saw all sources: the figures of `python -m spamfilter.model.direction` with
sources and families left out stand in its own output. Exits 2 where the data is missing. `--models` keeps the models between runs.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import accusation_forms as forms  # noqa: E402 what stands beside this file
import accusation_sets as sets  # noqa: E402
import corpus as corpora  # noqa: E402
import quality  # noqa: E402
from rates import TAKEN  # noqa: E402

from spamfilter import Config, Page, SpamFilter  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spamfilter import Verdict

SEED = 7
FORM_SIZES = (2, 5, 40)  # reports of one office in one index
CURVE = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)  # thresholds of the score
CLUSTER = (2, 4)  # rewrites of one original
Row = dict[str, Any]


def main() -> int:
    """Run what the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with rewrite/, generated/ and honest/")
    parser.add_argument("--folds", default="0,1", help="which fifths of the sources are judged")
    parser.add_argument("--models", type=Path, help="keep the folds' models and measured features here between runs")
    parser.add_argument("--limit", type=int, default=10**9, help="stories a fold")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-o", "--output", type=Path, default=HERE / "results" / "accusation.json")
    args = parser.parse_args()
    data = corpora.find(args.data)
    with tempfile.TemporaryDirectory(prefix="accusation-") as folder:
        kept = args.models or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        folds = [int(fold) for fold in args.folds.split(",")]
        models = train_folds(data, folds, kept, args.jobs)
        with ProcessPoolExecutor(args.jobs) as pool:
            parts = list(pool.map(judge_fold, [(data, fold, model, args.limit) for fold, model in zip(folds, models, strict=True)]))
    rows = [row for part in parts for row in part]
    report = {"folds": folds, "limit": args.limit, "seed": SEED, **summarise(rows)}
    print(json.dumps(report, indent=1))
    args.output.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


def train_folds(data: corpora.Data, folds: Sequence[int], kept: Path, jobs: int) -> list[Path]:
    """A model for each fold, which saw no row of it; those that are there are taken."""
    train, _ = quality.prepare(data, "source", kept)
    train += ["--measured", str(kept / "measured.npz"), "--jobs", str(jobs)]
    return [quality.train_fold(f"fold{fold}:", train, kept) for fold in folds]


def judge_fold(given: tuple[corpora.Data, int, Path, int]) -> list[Row]:
    """The verdicts of every set on one fold's stories: rows with the set's name, the label of the text and what was said of it."""
    data, fold, model, limit = given
    corpus, queries = ([row for path in paths for row in quality.read(path)] for paths in (data.corpus, data.queries))
    mine = [row for row in queries if quality.fold_of(row, "source") == f"fold{fold}:"]
    told = sets.stories(corpus, mine, TAKEN, SEED)
    random.Random(SEED).shuffle(told)
    told = told[:limit]
    bench = Bench(model)
    for test in (originals, honest_relations, rewrites, clusters):
        test(bench, told, mine, corpus)
    articles = [row for path in data.honest for row in quality.read(path)]
    same_outlet(bench, articles[: 10 * limit], fold)
    formulaic(bench, fold)
    return bench.rows


class Bench:
    """One model and the rows that it gave."""

    def __init__(self, model: Path) -> None:
        self.model, self.rows = str(model), list[Row]()

    def ask(self, test: str, learned: Iterable[Page], asked: Iterable[tuple[str, Page]], index: str | None = None) -> None:
        """Judge pages, each with a name for its kind, against what was learned before."""
        with SpamFilter(Config(model=self.model, index=index)) as spam_filter:
            with spam_filter.index.batch():
                for page in learned:
                    spam_filter.learn(page)
            for kind, page in asked:
                self.keep(test, kind, spam_filter.judge(page))

    def ask_twice(self, test: str, learned: Sequence[Page], asked: Sequence[tuple[str, Page]]) -> None:
        """Ask an index that knows nothing of when it met a page, and a kept one, which does."""
        self.ask(test, learned, asked)
        with tempfile.TemporaryDirectory() as folder:
            self.ask(f"{test}, kept index", learned, asked, f"{folder}/seen.db")

    def mutual(self, test: str, pages: Sequence[Page], kind: Callable[[Page], str | None]) -> list[Verdict]:
        """Judge pages against all the others; those whose kind is None are not counted."""
        with SpamFilter(Config(model=self.model)) as spam_filter:
            verdicts = list(spam_filter.audit(pages, mutual=True))
        for page, verdict in zip(pages, verdicts, strict=True):
            if (name := kind(page)) is not None:
                self.keep(test, name, verdict)
        return verdicts

    def keep(self, test: str, kind: str, verdict: Verdict) -> None:
        """Count a verdict."""
        self.rows.append({"test": test, "kind": kind, "label": verdict.label.value, "score": verdict.score or 0.0})


def originals(bench: Bench, told: Sequence[sets.Story], _mine: object, _corpus: object) -> None:
    """Only the rewrites are remembered, and the originals are asked about."""
    honest = [story.honest(page) for story in told for _, page in story.rewrites], [(s.kind, s.honest(s.original)) for s in told]
    bare = [sets.undated(page) for story in told for _, page in story.rewrites], [(s.kind, sets.undated(s.original)) for s in told]
    bench.ask_twice("original, honest dates", *honest)
    bench.ask_twice("original, no dates", *bare)
    for name, verbatim in (("verbatim", True), ("in other words", False)):
        lies = [story.lying(page) for story in told for label, page in story.rewrites if (label in sets.VERBATIM) == verbatim]
        about = [(s.kind, s.original) for s in told if any((label in sets.VERBATIM) == verbatim for label, _ in s.rewrites)]
        bench.ask(f"original, rewrites lie by a day, {name}", lies, about)
    alone = [story for story in told if len(story.rewrites) > 1]
    one = [sets.undated(story.rewrites[0][1]) for story in alone]
    bench.ask("original, no dates, one of its rewrites is known", one, [(story.kind, sets.undated(story.original)) for story in alone])


def honest_relations(bench: Bench, told: Sequence[sets.Story], _mine: object, _corpus: object) -> None:
    """Credited reprints and updates of one's own."""
    pages = [story.original for story in told]
    bench.ask("credited reprint", pages, [("reprint", sets.reprint(story, number)) for number, story in enumerate(told)])
    bench.ask("own update", pages, [("update", sets.update(story)) for story in told])
    bench.ask("own update, no dates", map(sets.undated, pages), [("update", sets.undated(sets.update(story))) for story in told])


def rewrites(bench: Bench, told: Sequence[sets.Story], _mine: object, _corpus: object) -> None:
    """The originals are remembered first, and what was made from them is asked about."""
    asked = [("translation" if story.translated else label, page, story) for story in told for label, page in story.rewrites]
    bench.ask("rewrite, all dates", [story.original for story in told], [(kind, page) for kind, page, _ in asked])
    honest = [(kind, story.honest(page)) for kind, page, story in asked]
    bench.ask_twice("rewrite, honest dates", [story.honest(story.original) for story in told], honest)
    bare = [(kind, sets.undated(page)) for kind, page, _ in asked]
    bench.ask_twice("rewrite, no dates", [sets.undated(story.original) for story in told], bare)


def clusters(bench: Bench, told: Sequence[sets.Story], mine: Sequence[Row], corpus: Sequence[Row]) -> None:
    """An original, two to four rewrites of it, and honest reports of one event, all in one audit."""
    rng = random.Random(SEED)
    groups = [(story, rng.sample(story.rewrites, min(len(story.rewrites), rng.randint(*CLUSTER)))) for story in told]
    groups = [(story, chosen) for story, chosen in groups if len(chosen) >= CLUSTER[0]]
    texts = {row["id"]: row for row in corpus}
    events = [row for row in mine if row["label"] == "independent_same_event" and row["source_id"] in texts][: 2 * len(groups)]
    reports = {row["id"]: Page(row["text"], id=row["id"], url=f"https://report{n}.example/{n}") for n, row in enumerate(events)}
    reports |= {
        row["source_id"]: Page(texts[row["source_id"]]["text"], id=row["source_id"], url=f"https://first{n}.example/{n}")
        for n, row in enumerate(events)
    }
    for name, dated in (("dates", True), ("no dates", False)):
        pages = [page for story, chosen in groups for page in (story.original, *(page for _, page in chosen))]
        days = random.Random(SEED)
        others = [replace(page, published=sets.START + timedelta(hours=days.randrange(10000))) for page in reports.values()]
        pages = [page if dated else sets.undated(page) for page in (*pages, *others)]
        verdicts = {v.id: v for v in bench.mutual(f"cluster, {name}", pages, lambda page: "report" if page.id in reports else None)}
        for story, chosen in groups:
            named = Counter(
                reason.quotes[0]
                for member in (story.original.id, *(page.id for _, page in chosen))
                for reason in verdicts[member].evidence
                if reason.code == "cluster.original"
            )
            right = "right" if named and set(named) == {story.original.id} else "wrong" if named else "not named"
            kind = "likely original of translations" if story.translated else "likely original"
            bench.rows.append({"test": f"cluster, {name}", "kind": kind, "label": right, "score": 0.0})
            bench.keep(f"cluster, {name}", "original", verdicts[story.original.id])


def same_outlet(bench: Bench, articles: Sequence[Row], fold: int) -> None:
    """One outlet's honest news, all against all; those of the fold are counted."""
    mine = {row["id"] for row in articles if quality.fold_of(row, "source") == f"fold{fold}:"}
    pages = [Page(row["text"], id=row["id"], url=row["url"], title=row.get("title"), content_type="text/plain") for row in articles]
    rng = random.Random(SEED)

    def kind(page: Page) -> str | None:
        return "article" if page.id in mine else None

    bench.mutual("one outlet, its addresses", pages, kind)
    strangers = [
        replace(page, url=f"https://paper{n}.example/{n}", published=sets.START + timedelta(hours=rng.randrange(10000)))
        for n, page in enumerate(pages)
    ]
    bench.mutual("one outlet, as if each were another's, dated", strangers, kind)
    bench.mutual("one outlet, no addresses, no dates", [replace(page, url=None) for page in pages], kind)


def formulaic(bench: Bench, fold: int) -> None:
    """Reports that fill in one form, a few or many of them in an index, with and without addresses."""
    for genre in forms.GENRES:
        for size in FORM_SIZES:
            for turn in range(max(1, 60 // size)):
                rows = forms.reports(genre, 2 * size, 1000 * fold + turn)[:: 2 if size == FORM_SIZES[0] else 1][:size]
                rng = random.Random(f"{SEED} {genre} {turn}")
                plain = [Page(r["text"], id=r["id"], published=sets.START + timedelta(hours=rng.randrange(9000))) for r in rows]
                own = [replace(page, url=f"https://office.example/{n}") for n, page in enumerate(plain)]
                strange = [replace(page, url=f"https://office{n}.example/{n}") for n, page in enumerate(plain)]
                for name, pages in (("without addresses", plain), ("one host", own), ("many hosts", strange)):
                    bench.mutual(f"forms, {name}", pages, lambda _, genre=genre, size=size: f"{genre}, {size} in the index")


def summarise(rows: Sequence[Row]) -> dict[str, Any]:
    """For each set, in all and by kind: how many, and the share of each label; and the curve without dates."""
    cells: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for row in rows:
        cells[row["test"]][row["kind"]][row["label"]] += 1
    out: dict[str, Any] = {}
    for test, kinds in cells.items():
        whole = sum((count for kind, count in kinds.items() if not kind.startswith("likely")), Counter[str]())
        out[test] = {"all": _shares(whole), **({kind: _shares(count) for kind, count in sorted(kinds.items())} if len(kinds) > 1 else {})}
        apart = kinds.keys() & {"translation", "translations"}
        if apart:
            out[test]["all but translations"] = _shares(whole - sum((kinds[kind] for kind in apart), Counter[str]()))
    return {"sets": out, "without dates": {str(bar): _curve(rows, bar) for bar in CURVE}}


def _shares(count: Counter[str]) -> dict[str, float]:
    total = sum(count.values())
    flagged = {"flagged": round((count["spam"] + count["suspect"]) / total, 4)} if count.keys() & {"ok", "spam", "suspect"} else {}
    return {"n": total, **{label: round(number / total, 4) for label, number in sorted(count.items())}, **flagged}


def _curve(rows: Sequence[Row], bar: float) -> dict[str, float]:
    """Share of originals accused and of rewrites convicted without any date, were the threshold for spam no lower than this."""
    found = {}
    for name, test in (("originals accused", "original, no dates"), ("rewrites convicted", "rewrite, no dates")):
        part = [row for row in rows if row["test"] == test]
        found[name] = round(sum(row["label"] == "spam" and row["score"] > bar for row in part) / max(1, len(part)), 4)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
