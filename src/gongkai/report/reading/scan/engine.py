"""The recogniser (文字识别): lines of text as pictures, to characters with their certainty.

The model is PP-OCRv6 (Apache-2.0, © Baidu and the PaddleOCR authors), as it lies inside the
package `rapidocr`; its licence is there in MODEL_LICENSES.md. It runs on one thread, and nothing
is fetched from anywhere. Why the package's own pipeline is not used stands in ADR 0117.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime

from gongkai.report.reading.scan.paper.sheet import Grey

MODEL = "models/PP-OCRv6_rec_small.onnx"
HEIGHT = 48
"""The height of a line, in pixels, that the model was trained on."""

LONGEST = 1600
"""The width of the longest picture; a longer line is drawn narrower."""

SHORTEST = 32
"""The width of the shortest picture: paper is added to a single figure."""


WIDE = {one: chr(ord("０") + int(one)) for one in "23456789"} | {",": "，"}
ALIKE = {"0": "oOоОοΟ〇○Ｏｏ０", "1": "lI|丨ǀ１", **WIDE}
"""What a figure cannot be told from, or is only written wider; where figures stand it is that."""


@dataclass(frozen=True, slots=True)
class Read:
    """A line as it was read (识别结果): its text, and how certain each character is, 0 to 1."""

    text: str = ""
    certainties: tuple[float, ...] = ()

    @property
    def certainty(self) -> float:
        """That of its least certain character, spaces left out; 0 for nothing."""
        each = zip(self.text, self.certainties, strict=True)
        return min((sure for one, sure in each if not one.isspace()), default=0.0)


class Recogniser(Protocol):
    """Whoever reads a line of text."""

    def read(self, line: Grey, *, cell: bool = False) -> Read:
        """The text in a picture of one line; in a `cell`, O is 0, l is 1 and ２ is 2."""


@cache
def recogniser() -> Recogniser:
    """The recogniser of this process, loaded when it is first asked for."""
    return Model()


class Model:
    """The recogniser of `rapidocr`, without its pipeline."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        with as_file(files("rapidocr") / MODEL) as path:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
        known = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._characters = ["", *known, " "]
        self._entry = self._session.get_inputs()[0].name

        at = {character: number for number, character in enumerate(self._characters)}
        self._alike = {
            at[digit]: [at[other] for other in others if other in at]
            for digit, others in ALIKE.items()
        }

    def read(self, line: Grey, *, cell: bool = False) -> Read:
        """The text in a picture of one line; in a `cell`, O is 0, l is 1 and ２ is 2."""
        (scores,) = self._session.run(None, {self._entry: _entry(line)})
        if cell:
            for digit, others in self._alike.items():
                scores[0, :, digit] += scores[0][:, others].sum(axis=1)
                scores[0][:, others] = 0
        return decoded(scores[0], self._characters)


def _entry(line: Grey) -> npt.NDArray[np.float32]:
    """A picture as the model takes it: 48 pixels high, three colours, -1 black to 1 white."""
    height, width = line.shape
    wanted = min(max(round(width * HEIGHT / height), 1), LONGEST)
    way = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
    drawn = cv2.resize(line, (wanted, HEIGHT), interpolation=way)
    paper = max(SHORTEST - wanted, 0)
    if paper:
        drawn = cv2.copyMakeBorder(
            drawn, 0, 0, paper // 2, paper - paper // 2, cv2.BORDER_CONSTANT, value=255
        )
    values = drawn.astype(np.float32) / 127.5 - 1
    return np.ascontiguousarray(np.broadcast_to(values, (1, 3, *values.shape)))


def decoded(scores: npt.NDArray[np.float32], characters: Sequence[str]) -> Read:
    """The text that a line's scores say, column by column: repeats are one, number 0 is none."""
    best, certain = scores.argmax(axis=1), scores.max(axis=1)
    found: list[tuple[str, float]] = []
    before = 0
    for number, certainty in zip(best.tolist(), certain.tolist(), strict=True):
        if number and number != before:
            found.append((characters[number], certainty))
        elif number:
            text, highest = found[-1]
            found[-1] = (text, max(highest, certainty))
        before = number
    return Read("".join(text for text, _ in found), tuple(certainty for _, certainty in found))
