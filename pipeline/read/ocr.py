"""Text recognition. Goes in: the picture of a page. Comes out: the pieces of text on it, each with its four corners and
how sure the engine is. Spaces that it passed over are put in (`ocr_spaces.py`).

The engine is RapidOCR (docs/decisions/0012): extra `classspec[ocr]`, models inside the package, nothing is downloaded.
It is loaded once in each process, when the first scan comes, and runs in one thread: workers run side by side, and sums
made in another order could read another letter.
"""

import importlib.util
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, groupby
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.read.ocr_spaces import Gap, Strip, gaps_of, with_spaces

HOW_TO_INSTALL = "install classspec[ocr] to have it read"
LONGEST_SIDE = 3000
"""Pixels; larger pictures are made smaller before they come here."""
MODELS = {"Det": "*_det_*.onnx", "Rec": "*_rec_*.onnx"}

Corner = tuple[float, float]


class Piece(NamedTuple):
    """Words that stand side by side; `corners` in pixels from the top left of the word, clockwise. `sure` is the
    confidence in all of it, from 0 to 1; `least` that in the least certain letter, `least_of_numbers` that in the least
    certain letter of the words that hold digits."""

    text: str
    corners: tuple[Corner, Corner, Corner, Corner]
    sure: float
    least: float = 1.0
    least_of_numbers: float = 1.0


def can_recognise() -> bool:
    """True if the engine and its models are installed."""
    return len(_models()) == len(MODELS)


def recognised(picture: Any) -> tuple[Piece, ...]:
    """The pieces of text on a picture (a numpy array: rows of pixels in three colours), in no order that matters.

    Whatever the engine throws at an odd picture is a picture without text: its callers name the page.
    """
    try:
        found = _engine()(picture)
    except Exception:  # cv2, onnxruntime and numpy each throw their own, and share no root
        return ()
    if found.boxes is None or found.txts is None:
        return ()
    told = [_signs(found.word_results, at, text) for at, text in enumerate(found.txts)]
    texts = with_spaces([signs.strip for signs in told])
    return tuple(
        Piece(" ".join(text.split()), _corners(box), float(score), *_least(signs, float(score)))
        for text, signs, score, box in zip(texts, told, found.scores, found.boxes, strict=True)
        if text.strip()
    )


def _corners(box: Any) -> tuple[Corner, Corner, Corner, Corner]:
    first, second, third, fourth = ((float(x), float(y)) for x, y in box)
    return first, second, third, fourth


class _Signs(NamedTuple):
    """What the engine knows of the signs of a text: where they stand, and how sure it is of each, spaces counted."""

    strip: Strip
    sure: tuple[float, ...]


def _signs(words: Sequence[Any] | None, at: int, text: str) -> _Signs:
    """The signs of a text, as `_hand_over` left them among its words; nothing but the text if they are not there."""
    found = [word for word, *_ in words[at] if isinstance(word, _Signs)] if words and at < len(words) else []
    whole = found and found[0].strip.text == text and len(found[0].sure) == len(text)
    if whole and len(found[0].strip.centres) == len(text.replace(" ", "")):
        return found[0]
    return _Signs(Strip(text, (), ()), ())


def _least(signs: _Signs, whole: float) -> tuple[float, float]:
    """The least confidence in a letter or digit of all words, and of those with digits; what is known of the whole text
    if that is not known."""
    if not signs.sure:
        return whole, whole
    known = zip(signs.strip.text, signs.sure, strict=True)
    words = [list(word) for space, word in groupby(known, key=lambda pair: pair[0] == " ") if not space]
    numbers = [word for word in words if any(sign.isdigit() for sign, _ in word)]
    return _least_of(words), _least_of(numbers)


def _least_of(words: Iterable[Iterable[tuple[str, float]]]) -> float:
    return min((sure for word in words for sign, sure in word if sign.isalnum()), default=1.0)


def _hand_over(pictures: Any, boxes: Any, found: Any, single: bool) -> Any:  # noqa: ARG001
    """Stands in for what the engine makes boxes of words with, which mixes up how sure it is of them: leaves what is
    known of the signs of each text as its one word."""
    known = zip(found.txts, found.word_results, pictures, strict=False)
    signs = (_Signs(Strip(text, *_spots(info, each)), tuple(info.confs or ())) for text, info, each in known)
    found.word_results = [[(each, 1.0, ())] for each in signs]
    return found


def _spots(info: Any, picture: Any) -> tuple[tuple[float, ...], tuple[Gap, ...]]:
    """The centres of the signs of a text, spaces left out, and the gaps in its picture."""
    height, width = picture.shape[:2]
    columns = chain.from_iterable(info.word_cols or ())
    step = width / height / max(info.line_txt_len, 1)
    return tuple((column + 0.5) * step for column in columns), gaps_of(picture)


@cache
def _models() -> dict[str, str]:
    """The files of the models, by what they are for."""
    found = importlib.util.find_spec("rapidocr")
    folders = (found.submodule_search_locations or ()) if found else ()
    files = {
        part: sorted(Path(folder, "models").glob(pattern)) for folder in folders for part, pattern in MODELS.items()
    }
    return {part: str(paths[0]) for part, paths in files.items() if paths}


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR  # half a second, and many runs see no scan

    engine = RapidOCR(
        params={
            **{f"{part}.model_path": path for part, path in _models().items()},  # named, so that none is fetched
            "Global.log_level": "critical",
            "Global.max_side_len": LONGEST_SIDE,
            "Global.text_score": 0.0,  # an uncertain line is doubt, not nothing
            "Global.return_word_box": True,
            "Global.use_cls": False,  # it turns lines of speckled pages upside down
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    engine.cal_rec_boxes = _hand_over  # type: ignore[assignment]
    return engine
