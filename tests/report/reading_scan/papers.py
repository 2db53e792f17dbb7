"""Scans and photographs made for tests: printed pages, drawn as pictures and spoilt by seed.

Every page is an array of rows of red, green, blue. Nothing here comes from a real scanner.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

Page = np.ndarray
Damage = Callable[[Page], Page]


def drawn(data: bytes, *, dpi: int = 200) -> list[Page]:
    """The pages of a PDF as pictures."""
    file = pypdfium2.PdfDocument(data)
    return [np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in file]


def scan_pdf(pages: Sequence[Page], *, dpi: int = 200, quality: int = 85) -> bytes:
    """Pictures as the pages of a PDF without text."""
    out = io.BytesIO()
    first, *rest = [Image.fromarray(page) for page in pages]
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=quality)
    return out.getvalue()


def file_of(page: Page, kind: str = "PNG", **options: object) -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    Image.fromarray(page).save(out, kind, **options)
    return out.getvalue()


def askew(degrees: float) -> Damage:
    """Laid askew on the glass."""

    def damage(page: Page) -> Page:
        turned = Image.fromarray(page).rotate(
            degrees, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
        )
        return np.asarray(turned)

    return damage


def noisy(sigma: float, seed: int) -> Damage:
    """The grain of a sensor."""

    def damage(page: Page) -> Page:
        grain = np.random.default_rng(seed).normal(0, sigma, page.shape[:2])[..., None]
        return np.clip(page + grain, 0, 255).astype(np.uint8)

    return damage


def blurred(radius: float) -> Damage:
    """Out of focus."""
    return lambda page: np.asarray(Image.fromarray(page).filter(ImageFilter.GaussianBlur(radius)))


def packed(quality: int) -> Damage:
    """Through JPEG."""
    return lambda page: np.asarray(Image.open(io.BytesIO(file_of(page, "JPEG", quality=quality))))


def shaded(dark: float, angle: float) -> Damage:
    """Lit from one side, on yellowish paper."""

    def damage(page: Page) -> Page:
        height, width = page.shape[:2]
        y, x = np.mgrid[0:height, 0:width]
        light = 1 - dark * (x / width * np.cos(angle) + y / height * np.sin(angle))
        return np.clip(page * light[..., None] * (1, 0.98, 0.9), 0, 255).astype(np.uint8)

    return damage


def faxed(border: int) -> Damage:
    """Black or white, nothing between."""
    return lambda page: (
        np.where(page.mean(axis=2, keepdims=True) < border, 0, 255)
        .repeat(3, axis=2)
        .astype(np.uint8)
    )


def photographed(strength: float, seed: int) -> Damage:
    """Seen by a hand-held camera: one end nearer than the other, the desk around it."""

    def damage(page: Page) -> Page:
        rng = random.Random(seed)
        height, width = page.shape[:2]
        room = 0.06
        size = (round(width * (1 + 2 * room)), round(height * (1 + 2 * room)))
        reach = [rng.uniform(0, strength) for _ in range(8)]
        corners = [
            (width * (room + reach[0]), height * (room + reach[1])),
            (width * (1 + room - reach[2]), height * (room + reach[3])),
            (width * (1 + room - reach[4]), height * (1 + room - reach[5])),
            (width * (room + reach[6]), height * (1 + room - reach[7])),
        ]
        flat = [(0, 0), (width, 0), (width, height), (0, height)]
        seen = Image.fromarray(page).transform(
            size,
            Image.Transform.PERSPECTIVE,
            _projection(corners, flat),
            Image.Resampling.BICUBIC,
            fillcolor=(96, 84, 70),
        )
        return np.asarray(seen)

    return damage


def _projection(
    seen: Sequence[tuple[float, float]], flat: Sequence[tuple[float, float]]
) -> list[float]:
    """The eight numbers by which Pillow finds a point of the page for a point of the photo."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return [float(number) for number in np.linalg.solve(rows, wanted)]


def sealed(x: float, y: float, *, size: float = 0.18, strength: float = 0.8) -> Damage:
    """A round red seal at a place given as shares of the page's width and height."""

    def damage(page: Page) -> Page:
        height, width = page.shape[:2]
        radius = size * width / 2
        layer = Image.new("L", (width, height), 0)
        pen = ImageDraw.Draw(layer)
        cx, cy, thick = x * width, y * height, max(2, round(radius * 0.06))
        pen.ellipse((cx - radius, cy - radius, cx + radius, cy + radius), outline=255, width=thick)
        star = [
            (
                cx + radius * (0.36 if at % 2 == 0 else 0.14) * np.sin(at * np.pi / 5),
                cy - radius * (0.36 if at % 2 == 0 else 0.14) * np.cos(at * np.pi / 5),
            )
            for at in range(10)
        ]
        pen.polygon(star, fill=255)
        for at in range(24):
            turn = (at + 4) * np.pi / 16
            px, py = cx - radius * 0.78 * np.sin(turn), cy + radius * 0.78 * np.cos(turn)
            pen.rectangle((px - thick, py - thick * 2, px + thick, py + thick * 2), fill=255)
        cover = np.asarray(layer)[..., None] / 255 * strength
        red = np.array((205, 30, 40))
        return np.clip(np.minimum(page, page * (1 - cover) + red * cover), 0, 255).astype(np.uint8)

    return damage


def spoilt(page: Page, damages: Sequence[Damage]) -> Page:
    """A page after everything that happened to it."""
    for damage in damages:
        page = damage(page)
    return page
