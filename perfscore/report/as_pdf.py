"""PDF: the Word file, turned by LibreOffice where it is installed. Nothing else draws the pages as Word does."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfscore.report.paper import Paper

PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
SECONDS = 300


class Unprintable(Exception):
    """No PDF could be made; the message says why and what to do."""


def write(paper: Paper) -> bytes:
    """The paper as the bytes of a PDF. Raises Unprintable."""
    from perfscore.report import as_docx

    return printed(as_docx.write(paper))


def printed(word: bytes) -> bytes:
    """A Word file as PDF. Raises Unprintable."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Unprintable("生成pdf需要 LibreOffice，没有找到；请安装，或先生成 docx，再在 Word 中另存为PDF")
    with tempfile.TemporaryDirectory() as folder:
        home, source, target = Path(folder, "home"), Path(folder, "paper.docx"), Path(folder, "paper.pdf")
        source.write_bytes(word)
        command = [
            program,
            f"-env:UserInstallation={home.as_uri()}",  # its own settings: two at a time do not meet
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - a fixed program on our own file
        except subprocess.TimeoutExpired:
            raise Unprintable(f"LibreOffice 超过{SECONDS}秒没有完成；请先生成 docx，再另存为PDF") from None
        except OSError as error:
            raise Unprintable(f"LibreOffice 不能启动（{error.strerror}）；请先生成 docx，再另存为PDF") from None
        if not target.is_file():
            raise Unprintable("LibreOffice 没有生成PDF；请先生成 docx，再另存为PDF")
        return target.read_bytes()
