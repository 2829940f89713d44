"""Pages as a scanner gives them: `scanned(pdf)` is the same PDF without text, each page a picture, laid askew and
speckled as asked."""

import io

import numpy as np
import pypdfium2 as pdfium
from PIL import Image


def picture(page: pdfium.PdfPage, *, dpi: int = 200, skew: float = 0.0, speckle: float = 0.0) -> Image.Image:
    """A grey picture of a page, turned by `skew` degrees; `speckle` is the share of pixels that are turned black, and
    with any of it the grey of the others varies."""
    image = page.render(scale=dpi / 72).to_pil().convert("L")
    if skew:
        image = image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    if speckle:
        random = np.random.default_rng(5)
        pixels = np.clip(np.array(image) + random.normal(0, 10, (image.height, image.width)), 0, 255).astype("uint8")
        pixels[random.random(pixels.shape) < speckle] = 0
        image = Image.fromarray(pixels)
    return image


def scanned(content: bytes, *, dpi: int = 200, skew: float = 0.0, speckle: float = 0.0) -> bytes:
    """A PDF of pictures of the pages of a PDF."""
    with pdfium.PdfDocument(content) as pdf:
        first, *others = (picture(page, dpi=dpi, skew=skew, speckle=speckle) for page in pdf)
    buffer = io.BytesIO()
    first.save(buffer, "PDF", resolution=dpi, save_all=True, append_images=others)
    return buffer.getvalue()
