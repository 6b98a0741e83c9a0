"""One reader per kind of file: bytes → rows of cells. What kind a file is, its first bytes tell; the name only helps."""

from __future__ import annotations

from pathlib import Path

from perfscore.intake import limits
from perfscore.intake.grid import Document, Refused

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(path: Path, data: bytes | None = None) -> Document:
    """The rows of a file. Raises :class:`Refused` with a message for the user."""
    data = limits.read_bytes(path) if data is None else data
    if data.startswith(OLD_OFFICE):
        raise Refused("是旧格式（.xls、.doc）或加了密码的文件；请取消密码，另存为 .xlsx 或 .docx 后再导入")
    if data.startswith(b"%PDF"):
        from perfscore.intake.readers import pdf

        return pdf.read(path.name, data)
    if data.startswith(b"PK"):
        return _read_package(path.name, data)
    return _read_text(path, data)


def _read_package(name: str, data: bytes) -> Document:
    import io

    with limits.open_package(io.BytesIO(data)) as package:
        parts = set(package.namelist())
        if "xl/workbook.xml" in parts:
            from perfscore.intake.readers import xlsx

            return xlsx.read(name, package)
        if "word/document.xml" in parts:
            from perfscore.intake.readers import docx

            return docx.read(name, package, data)
        if "content.xml" in parts and _is_spreadsheet(limits.read_part(package, "mimetype", 200)):
            from perfscore.intake.readers import ods

            return ods.read(name, package)
    raise Refused("不是 .xlsx 或 .docx（缺少 xl/workbook.xml、word/document.xml）；请另存为这两种格式后再导入")


def _is_spreadsheet(kind: bytes) -> bool:
    return kind.strip().startswith(b"application/vnd.oasis.opendocument.spreadsheet")


def _read_text(path: Path, data: bytes) -> Document:
    from perfscore.intake.readers import delimited, html, text

    content = text.decode(data)
    if len(content) > limits.TEXT:
        raise Refused(f"文字超过 {limits.TEXT // 10_000} 万字，未读取；请只保留需要导入的表格")
    if path.suffix.lower() in (".csv", ".tsv"):
        return delimited.read(path.name, content, path.suffix.lower())
    if "<table" in content.lower():
        return html.read(path.name, content)
    return text.read(path.name, content)
