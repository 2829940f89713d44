"""How well and how fast text recognition reads: words lost and invented, on pages made to look scanned.

    python3 -m bench.ocr [FILE.pdf ...]

The first page of each file (by default of the PDFs below raw/) is drawn at 150 and 300 dots an inch, level and clean,
then turned by one degree and speckled, and read by our reader and, where the program is installed, by Tesseract. Words
are compared without their order: two readers may take a table or a head in different orders and both be right. Seconds
are those of the processor.
"""

import io
import re
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from bench.scan import picture
from pipeline.read.pdf_scan import scanned_pages

LOOKS = ((150, 0.0, 0.0), (300, 0.0, 0.0), (150, 1.0, 0.001), (300, 1.0, 0.001))
TESSERACT = "tesseract"


def ours(image: Image.Image, dpi: int) -> str:
    buffer = io.BytesIO()
    image.save(buffer, "PDF", resolution=dpi)
    return "\n".join(line.text for line in scanned_pages(buffer.getvalue(), [1])[1].lines)


def tesseract(image: Image.Image, dpi: int) -> str:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    command = [TESSERACT, "-", "-", "--dpi", str(dpi)]
    return subprocess.run(command, input=buffer.getvalue(), capture_output=True, check=True).stdout.decode()


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.lower()))


def seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or sorted(Path("raw").rglob("*.pdf"))
    readers: dict[str, Callable[[Image.Image, int], str]] = {"rapidocr": ours}
    if shutil.which(TESSERACT):
        readers[TESSERACT] = tesseract
    print(
        f"{'dpi':>4} {'skew':>5} {'speckle':>8} {'reader':10} {'words':>6}"
        f" {'lost %':>7} {'invented %':>11} {'s a page':>9}"
    )
    for dpi, skew, speckle in LOOKS:
        for name, reader in readers.items():
            total = lost = invented = 0
            start = seconds()
            for file in files:
                with pdfium.PdfDocument(file.read_bytes()) as pdf:
                    wanted = words(pdf[0].get_textpage().get_text_bounded())
                    found = words(reader(picture(pdf[0], dpi=dpi, skew=skew, speckle=speckle), dpi))
                total += sum(wanted.values())
                lost += sum((wanted - found).values())
                invented += sum((found - wanted).values())
            each = (seconds() - start) / max(1, len(files))
            shares = f"{100 * lost / total:7.2f} {100 * invented / total:11.2f}"
            print(f"{dpi:4} {skew:5} {speckle:8} {name:10} {total:6} {shares} {each:9.1f}", flush=True)


if __name__ == "__main__":
    main()
