"""Distil the encoder ``static`` from a sentence encoder: one vector for each piece of text.

    python scripts/train_static.py --data DIR [--teacher e5] [--out tm/encoders/static_data]

DIR holds ``en.txt`` and ``fa.txt`` (a sentence a line, to be encoded by the teacher),
``more.en.txt`` and ``more.fa.txt`` (optional; only the vocabulary is learnt from them) and
``pairs.tsv`` (optional: English, tab, Persian; translations of one another).

1. A SentencePiece unigram vocabulary over the match keys of both languages.
2. Rare pieces start from the teacher's own vector of them, centred by script, others from 0.
3. The piece vectors are fitted so that their weighted sum predicts the teacher's vector of a
   sentence, centred by language: ridge regression by conjugate gradients, drawn to the start.
4. Then the whole is fitted by Adam to what an aligner needs: each sentence nearest to its own
   vector, and to its translation, among hundreds of others (InfoNCE).
5. The mean of both is kept, for they err in different places.
6. The dimensions that matter most (principal axes) are kept and stored in 8 bits.

Vectors of the teacher are kept in DIR/cache.npz by content, so that a run can be resumed.
Needs ``pip install scipy`` besides the package.  Seeded; figures of the run are printed.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from tm.encoders import get_encoder
from tm.encoders.keys import match_keys
from tm.encoders.protocol import normalise
from tm.language import script

Say = Callable[[str], None]


def read_lines(path: Path) -> list[str]:
    """The distinct non-empty lines of a file, in order; none if there is no such file."""
    if not path.is_file():
        return []
    return list(dict.fromkeys(t for t in path.read_text(encoding="utf-8").split("\n") if t.strip()))


class Teacher:
    """The teacher's vectors, kept on disk by content.

    Args:
        name: the encoder.
        cache: where its vectors are kept.
        say: where progress goes.
    """

    def __init__(self, name: str, cache: Path, say: Say) -> None:
        self.encoder = get_encoder(name)
        self.cache, self.say = cache, say
        self.known: dict[str, np.ndarray] = {}
        if cache.is_file():
            with np.load(cache) as stored:
                self.known = dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of texts, encoding those not yet known, and keeping them."""
        keys = [hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest() for text in texts]
        todo = {k: t for k, t in zip(keys, texts, strict=True) if k not in self.known}
        items = sorted(todo.items(), key=lambda item: len(item[1]))
        for start in range(0, len(items), 1000):
            part = items[start : start + 1000]
            found = self.encoder.encode([text for _, text in part])
            self.known.update(zip([k for k, _ in part], found.astype(np.float16), strict=True))
            self.say(f"encoded {start + len(part)} of {len(items)}")
        if items:
            np.savez(
                self.cache,
                keys=np.array(list(self.known)),
                vectors=np.stack(list(self.known.values())),
            )
        return np.stack([self.known[key] for key in keys]).astype(np.float32)


def train_vocabulary(keys: Sequence[str], *, size: int, seed: int) -> bytes:
    """A SentencePiece unigram model over match keys."""
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.set_random_generator_seed(seed)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(keys),
        model_writer=model,
        vocab_size=size,
        model_type="unigram",
        character_coverage=0.9998,
        normalization_rule_name="identity",
        split_digits=True,
        max_sentence_length=4000,
        num_threads=2,
        bos_id=-1,
        eos_id=-1,
        pad_id=-1,
        minloglevel=1,
    )
    return model.getvalue()


def counts_of(pieces: Sequence[Sequence[int]], size: int) -> sp.csr_matrix:
    """How often each piece stands in each text, ``[texts, pieces]``; unknown pieces left out."""
    ends = np.cumsum([len(p) for p in pieces])
    columns = np.concatenate([np.asarray(p, dtype=np.int64) for p in pieces])
    data = (columns != 0).astype(np.float32)
    return sp.csr_matrix((data, columns, np.concatenate([[0], ends])), shape=(len(pieces), size))


def centred(vectors: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Vectors less the mean of their group, of length 1."""
    result = vectors.copy()
    for group in np.unique(groups):
        result[groups == group] -= vectors[groups == group].mean(axis=0)
    return normalise(result)


def ridge(
    x: sp.csr_matrix, y: np.ndarray, start: np.ndarray, *, pull: float, steps: int
) -> np.ndarray:
    """Piece vectors V that minimise |XV - Y|² + pull·|V - start|², by conjugate gradients."""
    xt = x.T.tocsr()
    value = start.copy()
    residual = xt @ (y - x @ value)
    direction = residual.copy()
    old = (residual**2).sum(axis=0)
    for _ in range(steps):
        image = xt @ (x @ direction) + pull * direction
        rate = old / np.maximum((direction * image).sum(axis=0), 1e-12)
        value += rate * direction
        residual -= rate * image
        new = (residual**2).sum(axis=0)
        direction = residual + (new / np.maximum(old, 1e-12)) * direction
        old = new
    return value


def contrast(s: np.ndarray, y: np.ndarray, *, heat: float) -> tuple[float, np.ndarray]:
    """InfoNCE of unit rows ``s`` against unit rows ``y``; its value and gradient by ``s``."""
    logits = (s @ y.T) / heat
    logits -= logits.max(axis=1, keepdims=True)
    share = np.exp(logits)
    share /= share.sum(axis=1, keepdims=True)
    own = np.arange(len(s))
    value = float(-np.log(share[own, own] + 1e-9).mean())
    share[own, own] -= 1.0
    return value, (share @ y) / (heat * len(s))


def through_norm(total: np.ndarray, gradient: np.ndarray) -> np.ndarray:
    """A gradient by unit vectors turned into one by the vectors before they were normalised."""
    length = np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-6)
    unit = total / length
    return (gradient - unit * (unit * gradient).sum(axis=1, keepdims=True)) / length


def refine(
    x: sp.csr_matrix,
    y: np.ndarray,
    groups: np.ndarray,
    pairs: np.ndarray,
    value: np.ndarray,
    *,
    epochs: int,
    batch: int,
    rate: float,
    heat: float,
    seed: int,
    say: Say,
) -> np.ndarray:
    """Adam on cosine and contrast: to the own vector, and to the translation's sentence."""
    dice = np.random.default_rng(seed)
    value = value.astype(np.float32).copy()
    first, second = np.zeros_like(value), np.zeros_like(value)
    step = 0
    for epoch in range(epochs):
        batches = []
        for group in np.unique(groups):
            rows = dice.permutation(np.flatnonzero(groups == group))
            batches += [("own", rows[k : k + batch]) for k in range(0, len(rows), batch)]
        order = dice.permutation(len(pairs))
        batches += [("pair", order[k : k + batch]) for k in range(0, len(order), batch)]
        dice.shuffle(batches)
        losses: dict[str, list[float]] = {"own": [], "pair": []}
        for kind, rows in batches:
            if len(rows) < 32:
                continue
            if kind == "own":
                part = x[rows]
                total = part @ value
                unit = normalise(total)
                loss, gradient = contrast(unit, y[rows], heat=heat)
                gradient -= y[rows] / len(rows)
                change = part.T @ through_norm(total, gradient)
            else:
                one, two = x[pairs[rows, 0]], x[pairs[rows, 1]]
                totals = one @ value, two @ value
                units = normalise(totals[0]), normalise(totals[1])
                loss, forth = contrast(units[0], units[1], heat=heat)
                _, back = contrast(units[1], units[0], heat=heat)
                change = 0.5 * (
                    one.T @ through_norm(totals[0], forth) + two.T @ through_norm(totals[1], back)
                )
            losses[kind].append(loss)
            step += 1
            first = 0.9 * first + 0.1 * change
            second = 0.99 * second + 0.01 * change**2
            pace = rate * (1.0 - 0.9 * epoch / epochs)
            value -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-7)
        shown = ", ".join(f"{kind} {np.mean(some):.4f}" for kind, some in losses.items() if some)
        say(f"epoch {epoch}: {shown}")
    return value


def report(x: sp.csr_matrix, y: np.ndarray, held: np.ndarray, value: np.ndarray, say: Say) -> None:
    """Cosine with the teacher, and how often a sentence finds its own vector, on held-out rows."""
    unit = normalise(np.asarray(x[held] @ value, dtype=np.float32))
    cosine = (unit * y[held]).sum(axis=1).mean()
    found = ((unit @ y[held].T).argmax(axis=1) == np.arange(len(held))).mean()
    say(f"held out: cosine {cosine:.4f}, own vector first {found:.4f} of {len(held)}")


def main() -> None:
    """Learn the vocabulary, fit, quantise, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--teacher", default="e5")
    parser.add_argument("--out", type=Path, default=Path("tm/encoders/static_data"))
    parser.add_argument("--pieces", type=int, default=32000)
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--rare", type=int, default=6, help="pieces seen less often than this")
    parser.add_argument("--pull", type=float, default=0.05)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--rate", type=float, default=0.005)
    parser.add_argument("--heat", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    started = time.time()

    def say(message: str) -> None:
        """A line with the time passed."""
        print(f"[{time.time() - started:6.1f}s] {message}", flush=True)

    options.out.mkdir(parents=True, exist_ok=True)
    value, axes = learn(options, say)
    write(options.out, value, axes, dimension=options.dimension, say=say)


def learn(options: argparse.Namespace, say: Say) -> tuple[np.ndarray, np.ndarray]:
    """Learn the vocabulary, which is written at once, and fit the piece vectors.

    Returns:
        The vectors ``[pieces, d]``, and the principal axes of what they predict ``[d, d]``.
    """
    import sentencepiece

    sides = [read_lines(options.data / name) for name in ("en.txt", "fa.txt")]
    more = [*read_lines(options.data / "more.en.txt"), *read_lines(options.data / "more.fa.txt")]
    listed = [line.split("\t") for line in read_lines(options.data / "pairs.tsv")]
    listed = [pair for pair in listed if len(pair) == 2]
    texts = list(dict.fromkeys([*sides[0], *sides[1], *(t for pair in listed for t in pair)]))
    place = {text: n for n, text in enumerate(texts)}
    pairs = np.array([[place[a], place[b]] for a, b in listed], dtype=np.int64).reshape(-1, 2)
    persian = np.zeros(len(texts), dtype=bool)
    persian[[place[t] for t in sides[1]]] = True
    persian[pairs[:, 1]] = True
    keys = match_keys(texts)
    say(f"{len(texts)} sentences ({persian.sum()} Persian), {len(pairs)} pairs, {len(more)} more")
    model_file = options.out / "pieces.model"
    vocabulary = train_vocabulary(
        [*keys, *match_keys(more)], size=options.pieces, seed=options.seed
    )
    model_file.write_bytes(vocabulary)
    model = sentencepiece.SentencePieceProcessor(model_proto=vocabulary)
    say(f"vocabulary of {model.get_piece_size()} pieces, {len(vocabulary) / 1e6:.2f} MB")
    teacher = Teacher(options.teacher, options.data / "cache.npz", say)
    y = centred(teacher.vectors(texts), persian)
    counts = counts_of(model.encode(list(keys)), options.pieces)
    # Pieces that the sentences hardly show start from the teacher's vector of them alone.
    rare = np.flatnonzero(np.asarray(counts.sum(axis=0)).ravel() < options.rare)
    names = [model.id_to_piece(int(n)).replace("\u2581", "").strip() or "." for n in rare]
    say(f"{len(rare)} rare pieces")
    start = np.zeros((options.pieces, y.shape[1]), dtype=np.float32)
    arabic = np.array([script(name) == "Arab" for name in names])
    start[rare] = centred(teacher.vectors(names), arabic)
    share = np.asarray(counts.sum(axis=0)).ravel()
    share = share / share.sum()
    weight = (1e-3 / (1e-3 + share)).astype(np.float32)
    x = (counts @ sp.diags(weight)).tocsr()
    lengths = np.asarray(x.sum(axis=1)).ravel()
    x = (sp.diags((1.0 / np.maximum(lengths, 1e-3)).astype(np.float32)) @ x).tocsr()
    dice = np.random.default_rng(options.seed)
    order = dice.permutation(len(texts))
    held, taught = order[:2000], np.sort(order[2000:])
    taught_pairs = pairs[~np.isin(pairs, held).any(axis=1)]
    report(x, y, held, start, say)
    value = ridge(x[taught], y[taught], 0.5 * start, pull=options.pull, steps=options.steps)
    report(x, y, held, value, say)
    inverse = np.full(len(texts), -1)
    inverse[taught] = np.arange(len(taught))
    fitted = refine(
        x[taught],
        y[taught],
        persian[taught],
        inverse[taught_pairs],
        value,
        epochs=options.epochs,
        batch=options.batch,
        rate=options.rate,
        heat=options.heat,
        seed=options.seed,
        say=say,
    )
    report(x, y, held, fitted, say)
    # The two err in different places: their mean is better than either.
    value = sum(v / np.median(np.linalg.norm(v * weight[:, None], axis=1)) for v in (value, fitted))
    report(x, y, held, value, say)
    _, axes = np.linalg.eigh(y.T @ y)
    return value * weight[:, None], axes[:, ::-1]


def write(out: Path, value: np.ndarray, axes: np.ndarray, *, dimension: int, say: Say) -> None:
    """Keep the principal axes, round to 8 bits, write the vectors."""
    kept = value @ axes[:, :dimension]
    kept[0] = 0.0  # the unknown piece says nothing
    scale = np.maximum(np.abs(kept).max(axis=1), 1e-6) / 127.0
    whole = np.rint(kept / scale[:, None]).astype(np.int8)
    np.savez_compressed(out / "vectors.npz", pieces=whole, scale=scale.astype(np.float32))
    sizes = [(out / name).stat().st_size / 1e6 for name in ("pieces.model", "vectors.npz")]
    say(f"wrote {sizes[0]:.2f} + {sizes[1]:.2f} MB")


if __name__ == "__main__":
    main()
