"""Text recognition. Goes in: the picture of a page. Comes out: the pieces of text on it, each with its four corners and
how sure the engine is.

The engine is RapidOCR (docs/decisions/0012): extra `classspec[ocr]`, models inside the package, nothing is downloaded.
It is loaded once in each process, when the first scan comes, and runs in one thread: workers run side by side, and sums
made in another order could read another letter.
"""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

HOW_TO_INSTALL = "install classspec[ocr] to have it read"
LONGEST_SIDE = 3000
"""Pixels; larger pictures are made smaller before they come here."""
MODELS = {"Det": "*_det_*.onnx", "Rec": "*_rec_*.onnx"}

Corner = tuple[float, float]


class Piece(NamedTuple):
    """Words that stand side by side; `corners` in pixels from the top left of the word, clockwise. `sure` is the
    confidence in the least certain word, from 0 to 1."""

    text: str
    corners: tuple[Corner, Corner, Corner, Corner]
    sure: float


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
    words = found.word_results or ()
    aligned = words if len(words) == len(found.txts) else ((),) * len(found.txts)
    return tuple(
        Piece(" ".join(text.split()), _corners(box), _sure(text, float(score), parts))
        for text, score, box, parts in zip(found.txts, found.scores, found.boxes, aligned, strict=True)
        if text.strip()
    )


def _corners(box: Any) -> tuple[Corner, Corner, Corner, Corner]:
    first, second, third, fourth = ((float(x), float(y)) for x, y in box)
    return first, second, third, fourth


def _sure(text: str, whole: float, parts: Any) -> float:
    """The least confidence in a word; in the whole if the words told are not those of the text."""
    told = "".join(str(part[0]) for part in parts)
    if told.replace(" ", "") != text.replace(" ", ""):
        return whole
    return min((float(part[1]) for part in parts if part[1] is not None), default=whole)


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

    return RapidOCR(
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
