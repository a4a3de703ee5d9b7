"""Learn the weights of the alignment evidence (``tm/alignment/weights.json``).

The aligner is a log-linear model over whole alignments (a semi-Markov conditional random field:
Sarawagi and Cohen 2004): the score of an alignment is a weighted sum of the evidence of its
beads.  The weights maximise the probability of the right alignments of documents that are made
here from clean parallel ones: neighbours merged or cut anew on either side, sentences dropped
singly and in blocks, sentences of other articles put in, letterhead on one side, and pairs that
are no translations at all.

    python scripts/train_aligner.py --encoder e5 --clean DIR… --extra DIR… [--out FILE]

A ``--clean`` folder holds documents (one folder each: en.txt, fa.txt, gold.txt with beads 1:1);
``--extra`` folders hold documents used as they are.  ``--even`` takes only documents whose
folder name is an even number from the folders that follow it.  Seeded; numpy only.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tm.alignment.band import full_band
from tm.alignment.comparison import NULL_FEATURES, compare, null_features
from tm.alignment.evidence import BEAD_FEATURES
from tm.alignment.lines import describe
from tm.alignment.scores import TYPES, Evidence, valid
from tm.alignment.search import IMPOSSIBLE, MATCH, SOURCE, TARGET, Lattice, backward, forward
from tm.encoders import Encoder, get_encoder
from tm.formats import read_ladder
from tm.model import Segment

Pair = tuple[tuple[int, ...], tuple[int, ...]]

# Lines of one side alone.  Some hold a phrase that tm.alignment.furniture knows, some do not.
ENGLISH_FRAME = [
    "Advertisement",
    "Read more: ten pictures from the region",
    "Published 12 March 2021 at 08:15",
    "Last updated 3 hours ago",
    "By our correspondent in Paris",
    "Sign up to our weekly briefing",
    "Share on Telegram | Email | Print",
    "Home > News > World",
    "You have read two of your five free articles this month.",
    "Reporting by the city desk; editing by the night editor",
    "Follow the latest developments in our live blog.",
    "Photo: a street in the old town",
    "Comments (14)",
    "Topics: economy, trade, energy",
    "This report first appeared in our weekend edition.",
    "Copyright 2020. All rights reserved.",
    "www.example.org/news/2020/article-114",
    "Support independent journalism",
    "Back to top",
    "Do you have a story to tell? Write to the newsroom.",
    "Our offices are closed on public holidays.",
    "Download the app for breaking news",
    "3 min read",
]
PERSIAN_FRAME = [
    "کد خبر: ۱۱۴۵۲۰",
    "تاریخ انتشار: ۱۲ اسفند ۱۳۹۹ ساعت ۰۸:۱۵",
    "انتهای پیام",
    "نظرات کاربران",
    "گروه سیاسی خبرگزاری",
    "بازنشر این مطلب با ذکر نام رسانه آزاد است.",
    "عکس: خیابانی در بخش قدیمی شهر",
    "بیشتر بخوانید: ده تصویر از منطقه",
    "لینک کوتاه خبر",
    "ما را در شبکه‌های اجتماعی دنبال کنید",
    "برچسب‌ها: اقتصاد، انرژی",
    "صفحه اصلی | سیاست | ورزش",
    "خبرنگار: ف. الف.",
    "به این خبر امتیاز دهید",
    "برای دریافت خبرنامه نشانی رایانامه خود را بنویسید.",
    "این گزارش نخستین بار در شماره آخر هفته چاپ شد.",
    "گفتنی است مشروح این خبر متعاقبا ارسال می‌شود.",
    "از همراهی شما با ما سپاسگزاریم.",
    "پایگاه خبری شهر، پنجشنبه",
    "دفتر ما در روزهای تعطیل بسته است.",
    "زمان مطالعه: ۳ دقیقه",
    "تبلیغات",
]
# How Persian is typed in the wild: other letters, half-spaces lost or spaced, Latin marks.
NOISE: tuple[tuple[str, str], ...] = (
    ("\u06cc", "\u064a"),
    ("\u06a9", "\u0643"),
    ("\u200c", ""),
    ("\u200c", " "),
    ("\u060c", ","),
    ("\u061f", "?"),
    ("\u061b", ";"),
    ("«", '"'),
    ("»", '"'),
    ("\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9", "0123456789"),
    ("0123456789", "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9"),
)
VOWEL_MARKS = "\u064e\u064f\u0650\u0651"
SENTENCE_END = re.compile(r"(?<=[.!?؟…])[\"'”»)]*\s+(?=\S)")


@dataclass
class Document:
    """Two sides and the right alignment."""

    name: str
    source: list[str]
    target: list[str]
    gold: list[Pair]


def read_documents(folder: Path, *, even: bool) -> Iterator[Document]:
    """The documents below a folder."""
    for place in sorted(folder.iterdir()):
        gold = place / "gold.txt"
        if not gold.is_file() or (even and place.name.isdigit() and int(place.name) % 2):
            continue
        sides = [
            (place / name).read_text(encoding="utf-8").removesuffix("\n").split("\n")
            for name in ("en.txt", "fa.txt")
        ]
        beads = [(bead.source, bead.target) for bead in read_ladder(gold)]
        yield Document(f"{folder.name}/{place.name}", sides[0], sides[1], beads)


def pieces(text: str) -> list[str]:
    """A text cut at the sentence ends inside it."""
    return [part for part in SENTENCE_END.split(text) if part.strip()]


def disturb(  # noqa: PLR0912, PLR0915 - one roll of the dice after another
    document: Document, others: Sequence[Document], dice: random.Random
) -> Document:
    """A harder document made of a clean one (see the module's docstring)."""
    pairs = [
        (document.source[a[0]], document.target[b[0]])
        for a, b in document.gold
        if len(a) == 1 and len(b) == 1
    ]
    size = dice.choice([8, 12, 16, 24, 40, 60])
    if len(pairs) > size:
        start = dice.randrange(len(pairs) - size + 1)
        pairs = pairs[start : start + size]
    strength = dice.choice([0.3, 1.0, 1.0, 1.0, 1.6])
    beads: list[tuple[list[str], list[str]]] = []
    at = 0
    block = 0
    blocked = 0
    while at < len(pairs):
        left = len(pairs) - at
        roll = dice.random()
        if block == 0 and dice.random() < 0.02 * strength:
            block, blocked = dice.randint(2, 6), dice.randrange(2)
        if block:
            text = pairs[at][1 - blocked]
            beads.append(([text], []) if blocked else ([], [text]))
            block -= 1
            at += 1
            continue
        if roll < 0.07 * strength:
            dropped = dice.randrange(2)
            beads.append(([pairs[at][0]], []) if dropped else ([], [pairs[at][1]]))
            at += 1
        elif roll < 0.17 * strength and left >= 2:
            count = min(dice.choice([2, 2, 2, 2, 3, 3, 4]), left)
            some = pairs[at : at + count]
            merged = [[" ".join(pair[side] for pair in some)] for side in (0, 1)]
            apart = [[pair[side] for pair in some] for side in (0, 1)]
            if dice.random() < 0.5:
                beads.append((merged[0], apart[1]))
            else:
                beads.append((apart[0], merged[1]))
            at += count
        elif roll < 0.20 * strength and left >= 3:
            some = pairs[at : at + 3]
            one, two = [p[0] for p in some], [p[1] for p in some]
            one = [f"{one[0]} {one[1]}", one[2]]
            two = [two[0], f"{two[1]} {two[2]}"]
            if dice.random() < 0.5:
                one, two = (
                    [some[0][0], f"{some[1][0]} {some[2][0]}"],
                    [f"{some[0][1]} {some[1][1]}", some[2][1]],
                )
            beads.append((one, two))
            at += 3
        else:
            one, two = [pairs[at][0]], [pairs[at][1]]
            cut = dice.random()
            if cut < 0.25 * strength:
                one = pieces(one[0]) if len(pieces(one[0])) <= 3 else one
            elif cut < 0.5 * strength:
                two = pieces(two[0]) if len(pieces(two[0])) <= 3 else two
            beads.append((one, two))
            at += 1
        while dice.random() < 0.03 * strength:
            beads.append(_foreign(others, dice))
    beads = _frame(beads, dice, strength)
    if dice.random() < 0.5:
        beads = _typed(beads, dice)
    return _numbered(f"{document.name}+", beads)


def _typed(
    beads: list[tuple[list[str], list[str]]], dice: random.Random
) -> list[tuple[list[str], list[str]]]:
    """The Persian side typed carelessly, in one manner throughout."""
    habits = [habit for habit in NOISE if dice.random() < 0.4]
    marks = dice.random() < 0.3

    def type_(text: str) -> str:
        """One line in this manner."""
        for old, new in habits:
            if len(old) > 1:
                text = text.translate(str.maketrans(old, new))
            else:
                text = text.replace(old, new)
        if marks:
            letters = [c + dice.choice(VOWEL_MARKS) * (dice.random() < 0.03) for c in text]
            text = "".join(letters)
        return text

    return [(one, [type_(text) for text in two]) for one, two in beads]


def _foreign(others: Sequence[Document], dice: random.Random) -> tuple[list[str], list[str]]:
    """A line of another document on one side."""
    other = dice.choice(others)
    if dice.random() < 0.5:
        return [dice.choice(other.source)], []
    return [], [dice.choice(other.target)]


def _frame(
    beads: list[tuple[list[str], list[str]]], dice: random.Random, strength: float
) -> list[tuple[list[str], list[str]]]:
    """Letterhead before and after, and a line of it in between now and then."""
    before, after = [], []
    for frame, side in ((ENGLISH_FRAME, 0), (PERSIAN_FRAME, 1)):
        for goal in (before, after):
            if dice.random() < 0.35 * strength:
                for line in dice.sample(frame, dice.randint(1, 2)):
                    goal.append(([line], []) if side == 0 else ([], [line]))
        if dice.random() < 0.2 * strength:
            line = dice.choice(frame)
            beads.insert(
                dice.randrange(len(beads) + 1), ([line], []) if side == 0 else ([], [line])
            )
    return before + beads + after


def _numbered(name: str, beads: list[tuple[list[str], list[str]]]) -> Document:
    """Beads of texts as a document with numbers."""
    source: list[str] = []
    target: list[str] = []
    gold = []
    for one, two in beads:
        a = tuple(range(len(source), len(source) + len(one)))
        b = tuple(range(len(target), len(target) + len(two)))
        source += one
        target += two
        if a and b:
            gold.append((a, b))
        else:
            gold += [((i,), ()) for i in a] + [((), (j,)) for j in b]
    return Document(name, source, target, gold)


def unrelated(one: Document, two: Document) -> Document:
    """Two documents that have nothing to do with one another."""
    source, target = one.source[:30], two.target[:30]
    gold: list[Pair] = [((i,), ()) for i in range(len(source))]
    gold += [((), (j,)) for j in range(len(target))]
    return Document(f"{one.name}|{two.name}", source, target, gold)


def canonical(gold: Sequence[Pair]) -> list[tuple[int, int, int, int]]:
    """Gold beads as a path, unmatched source lines before unmatched target lines."""
    matched = sorted(pair for pair in gold if pair[0] and pair[1])
    path = []
    i = j = 0
    ends = [*matched, None]
    last_i = max((n for a, _ in gold for n in a), default=-1) + 1
    last_j = max((n for _, b in gold for n in b), default=-1) + 1
    for pair in ends:
        to_i, to_j = (pair[0][0], pair[1][0]) if pair else (last_i, last_j)
        while i < to_i:
            path.append((i, j, 1, 0))
            i += 1
        while j < to_j:
            path.append((i, j, 0, 1))
            j += 1
        if pair:
            path.append((i, j, len(pair[0]), len(pair[1])))
            i, j = i + len(pair[0]), j + len(pair[1])
    return path


@dataclass
class Example:
    """A document's evidence, laid out for learning."""

    name: str
    band: Any
    cells: np.ndarray  # flat positions of valid beads in [types, rows, width]
    beads: np.ndarray  # [cells, features]
    kinds: np.ndarray  # bead type of each cell
    source: np.ndarray  # [features, rows]
    target: np.ndarray
    gold: np.ndarray  # positions in cells
    gold_null: tuple[np.ndarray, np.ndarray]
    gold_steps: np.ndarray


def example(document: Document, encoder: Encoder) -> Example | None:
    """The evidence of a document; ``None`` if its gold cannot be expressed."""
    path = canonical(document.gold)
    if any(step[2] and step[3] and step[2:] not in TYPES for step in path):
        return None
    sides = []
    for texts, language in ((document.source, "en"), (document.target, "fa")):
        segments = [
            Segment(language, n, "sentence", language, ((0, len(text)),), text)
            for n, text in enumerate(texts)
        ]
        vectors = encoder.encode(texts, language=language)
        sides.append(describe(segments, vectors, mean=encoder.mean(language)))
    band = full_band(len(sides[0]), len(sides[1]))
    found = compare(sides[0], sides[1], band)
    evidence = Evidence(found).rows(0, band.rows)
    size = band.rows * band.width
    cells, beads, kinds = [], [], []
    for t, kind in enumerate(TYPES):
        good = np.flatnonzero(valid(band, kind).ravel())
        cells.append(good + t * size)
        beads.append(evidence[kind].reshape(len(BEAD_FEATURES), -1)[:, good].T)
        kinds.append(np.full(len(good), t))
    flat = np.concatenate(cells)
    place = {int(cell): n for n, cell in enumerate(flat)}
    source, target = null_features(found)
    gold, steps = [], np.zeros((3, 3))
    null = (np.zeros(band.rows), np.zeros(band.columns))
    state = MATCH
    for i, j, a, b in path:
        if a and b:
            gold.append(place[TYPES.index((a, b)) * size + i * band.width + j])
        new = MATCH if a and b else SOURCE if a else TARGET
        if new == SOURCE:
            null[0][i] = 1
        elif new == TARGET:
            null[1][j] = 1
        steps[state, new] += 1
        state = new
    return Example(
        document.name,
        band,
        flat,
        np.concatenate(beads).astype(np.float32),
        np.concatenate(kinds),
        source,
        target,
        np.array(gold, dtype=np.int64),
        null,
        steps,
    )


@dataclass
class Model:
    """The parameters, as one vector with views."""

    values: np.ndarray

    @property
    def beads(self) -> np.ndarray:
        """Weights of the bead features."""
        return self.values[: len(BEAD_FEATURES)]

    @property
    def nulls(self) -> np.ndarray:
        """Weights of the null features."""
        return self.values[len(BEAD_FEATURES) : len(BEAD_FEATURES) + len(NULL_FEATURES)]

    @property
    def bias(self) -> np.ndarray:
        """What each bead type starts from."""
        start = len(BEAD_FEATURES) + len(NULL_FEATURES)
        return self.values[start : start + len(TYPES)]

    @property
    def steps(self) -> np.ndarray:
        """Scores of the steps between states."""
        return self.values[-9:].reshape(3, 3)


def model_size() -> int:
    """How many parameters there are."""
    return len(BEAD_FEATURES) + len(NULL_FEATURES) + len(TYPES) + 9


def grid_of(item: Example, model: Model) -> Lattice:
    """The lattice of a document under the parameters."""
    scores = np.full(len(TYPES) * item.band.rows * item.band.width, IMPOSSIBLE, dtype=np.float32)
    scores[item.cells] = item.beads @ model.beads + model.bias[item.kinds]
    return Lattice(
        band=item.band,
        types=TYPES,
        scores=scores.reshape(len(TYPES), item.band.rows, item.band.width),
        source=model.nulls @ item.source,
        target=model.nulls @ item.target,
        steps=model.steps,
    )


def learn(item: Example, model: Model) -> tuple[float, np.ndarray]:
    """Log-probability of the right alignment, and its gradient (gold less expected evidence)."""
    grid = grid_of(item, model)
    band, steps = item.band, model.steps
    rows, width = band.rows, band.width
    reach, rest = (side.transpose(1, 0, 2) for side in (forward(grid), backward(grid)))
    total = rest[MATCH, 0, 0]
    enter = np.logaddexp.reduce(reach + steps[:, MATCH, None, None], axis=0)
    after = np.full((len(TYPES), rows, width), IMPOSSIBLE)
    for t, (a, b) in enumerate(TYPES):
        if a <= rows and b < width:
            after[t, : rows - a + 1, : width - b] = rest[MATCH, a:, b:]
    onward = after + grid.scores
    share = np.exp(np.minimum(enter[None, :rows] + onward - total, 0.0)).ravel()[item.cells]
    # Expected steps between states.
    match = np.full((rows + 1, width), IMPOSSIBLE)
    match[:rows] = np.logaddexp.reduce(onward, axis=0)
    down = np.full((rows + 1, width), IMPOSSIBLE)
    down[:rows] = rest[SOURCE, 1:] + grid.source[:, None]
    right = np.full((rows + 1, width), IMPOSSIBLE)
    right[:, :-1] = rest[TARGET, :, 1:] + grid.target[None, :]
    expected = np.zeros((3, 3))
    null = [np.zeros(rows), np.zeros(band.columns)]
    for state in range(3):
        for new, way in ((MATCH, match), (SOURCE, down), (TARGET, right)):
            if state == TARGET and new == SOURCE:
                continue
            mass = np.exp(np.minimum(reach[state] + steps[state, new] + way - total, 0.0))
            expected[state, new] = mass.sum()
            if new == SOURCE:
                null[0] += mass[:rows].sum(axis=1)
            elif new == TARGET:
                null[1] += mass[:, :-1].sum(axis=0)
    gradient = Model(np.zeros(model_size()))
    gradient.beads[:] = item.beads[item.gold].sum(axis=0) - share @ item.beads
    gradient.bias[:] = np.bincount(item.kinds[item.gold], minlength=len(TYPES)) - np.bincount(
        item.kinds, weights=share, minlength=len(TYPES)
    )
    gradient.nulls[:] = item.source @ (item.gold_null[0] - null[0])
    gradient.nulls[:] += item.target @ (item.gold_null[1] - null[1])
    gradient.steps[:] = item.gold_steps - expected
    gold = float(grid.scores.ravel()[item.cells[item.gold]].sum())
    gold += float(item.gold_null[0] @ grid.source + item.gold_null[1] @ grid.target)
    gold += float((item.gold_steps * steps).sum())
    return gold - total, gradient.values


def fixed() -> np.ndarray:
    """Parameters that are not learnt: the step from match to match is the zero point."""
    free = np.ones(model_size(), dtype=bool)
    view = Model(free)
    view.steps[MATCH, MATCH] = False
    view.steps[TARGET, SOURCE] = False
    return free


def fit(
    examples: Sequence[Example], *, epochs: int, seed: int, prior: float, say: Callable[[str], None]
) -> Model:
    """Adam over minibatches, with a Gaussian prior on the scaled parameters."""
    everything = np.concatenate(
        [item.beads[:: max(len(item.beads) // 200, 1)] for item in examples]
    )
    scale = np.ones(model_size())
    scale[: len(BEAD_FEATURES)] = np.sqrt((everything**2).mean(axis=0)) + 1e-3
    model = Model(np.zeros(model_size()))
    model.values[:] = 0.0
    model.beads[BEAD_FEATURES.index("margin")] = 10.0
    model.bias[:] = -2.0
    first, second = np.zeros(model_size()), np.zeros(model_size())
    free = fixed()
    dice = np.random.default_rng(seed)
    step = 0
    batch = 16
    for epoch in range(epochs):
        order = dice.permutation(len(examples))
        likelihood = 0.0
        rate = 0.15 * (1.0 - epoch / epochs) + 0.005
        for start in range(0, len(order), batch):
            gradient = np.zeros(model_size())
            for n in order[start : start + batch]:
                value, own = learn(examples[n], model)
                lines = examples[n].band.rows + examples[n].band.columns
                likelihood += value / lines
                gradient += own / lines**0.5
            gradient = gradient / batch / scale - prior * model.values * scale
            gradient[~free] = 0.0
            step += 1
            first = 0.9 * first + 0.1 * gradient
            second = 0.98 * second + 0.02 * gradient**2
            move = rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.98**step)) + 1e-8)
            model.values += move / scale
        say(f"epoch {epoch}: log-likelihood a line {likelihood / len(examples):.4f}")
    return model


def as_table(model: Model) -> dict[str, Any]:
    """The parameters by name, as ``weights.json`` has them."""
    return {
        "beads": {n: round(float(v), 4) for n, v in zip(BEAD_FEATURES, model.beads, strict=True)},
        "nulls": {n: round(float(v), 4) for n, v in zip(NULL_FEATURES, model.nulls, strict=True)},
        "bias": {
            f"{a}:{b}": round(float(v), 4) for (a, b), v in zip(TYPES, model.bias, strict=True)
        },
        "steps": [[round(float(v), 4) for v in row] for row in model.steps],
    }


def main() -> None:
    """Read, disturb, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encoder", default="e5")
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--extra", type=Path, nargs="*", default=[])
    parser.add_argument("--clean-even", type=Path, nargs="*", default=[])
    parser.add_argument("--extra-even", type=Path, nargs="*", default=[])
    parser.add_argument("--draws", type=int, default=12, help="harder documents for a clean one")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--prior", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=Path("tm/alignment/weights.json"))
    options = parser.parse_args()
    started = time.time()

    def say(message: str) -> None:
        """A line with the time passed."""
        print(f"[{time.time() - started:6.1f}s] {message}", flush=True)

    model = train(options, get_encoder(options.encoder), say)
    tables = json.loads(options.out.read_text(encoding="utf-8")) if options.out.is_file() else {}
    tables[options.encoder] = as_table(model)
    options.out.write_text(json.dumps(tables, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def train(options: argparse.Namespace, encoder: Encoder, say: Callable[[str], None]) -> Model:
    """Make the training documents and learn from them."""
    dice = random.Random(options.seed)  # noqa: S311 - seeded on purpose
    clean = [d for folder in options.clean for d in read_documents(folder, even=False)]
    clean += [d for folder in options.clean_even for d in read_documents(folder, even=True)]
    extra = [d for folder in options.extra for d in read_documents(folder, even=False)]
    extra += [d for folder in options.extra_even for d in read_documents(folder, even=True)]
    made = list(extra)
    for document in clean:
        others = [other for other in clean if other is not document]
        draws = options.draws if len(document.source) < 60 else 2 * options.draws
        made += [disturb(document, others, dice) for _ in range(draws)]
        made += [unrelated(document, dice.choice(others))]
    examples = [item for d in made if d.source and d.target and (item := example(d, encoder))]
    say(f"{len(clean)} clean documents, {len(made)} made, {len(examples)} used")
    return fit(examples, epochs=options.epochs, seed=options.seed, prior=options.prior, say=say)


if __name__ == "__main__":
    main()
