"""An office file (.xlsx, .docx) as its parts: some are changed or added, all others are written back to the byte.

Why not openpyxl or python-docx: both read a file into their own objects and write those, and what they have no object
for (charts, pictures in headers, controls, slicers, extensions of newer versions) is lost or rewritten on the way.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from perfscore.intake import limits
from perfscore.intake.grid import Refused

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)


class Package:
    """The parts of one file. Trees that were asked for with :meth:`tree` are taken as changed."""

    def __init__(self, data: bytes) -> None:
        self._etree = _lxml()
        self._zip = limits.open_package(io.BytesIO(data))
        self.names = self._zip.namelist()
        if len(set(self.names)) != len(self.names):
            raise Refused("压缩包里有同名的部件，不能原样改写；请用 Excel、Word 或 WPS 打开后另存一份")
        self._trees: dict[str, Any] = {}
        self._new: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._new or name in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a part as they will be written."""
        if name in self._trees:
            return self._written(self._trees[name])
        return self._new[name] if name in self._new else limits.read_part(self._zip, name)

    def text(self, name: str) -> str:
        """A part that is kept as text: the drawings of comments are often no sound XML. Raises Refused."""
        try:
            return self.read(name).decode("utf-8")
        except UnicodeDecodeError:
            raise Refused(BROKEN) from None

    def tree(self, name: str) -> Any:
        """The root element of a part, to be changed."""
        if name not in self._trees:
            data = self.read(name)
            limits.refuse_declarations(data)
            self._trees[name] = self.parse(data)
        return self._trees[name]

    def parse(self, data: bytes) -> Any:
        """XML that declares nothing of its own and fetches nothing."""
        parser = self._etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return self._etree.fromstring(data, parser)
        except self._etree.XMLSyntaxError:
            raise Refused("内部 XML 损坏，不能改写；请用 Excel、Word 或 WPS 打开后另存一份") from None

    def put(self, name: str, data: bytes) -> None:
        """A part's new bytes."""
        self._trees.pop(name, None)
        self._new[name] = data

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """A new part, announced among the content types."""
        self.put(name, data)
        types = self.tree(CONTENT_TYPES)
        etree = self._etree
        etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def default_type(self, extension: str, content_type: str) -> None:
        """Announce the type of all parts with an extension, unless that is done."""
        types = self.tree(CONTENT_TYPES)
        known = [each for each in types.iter(f"{{{TYPES}}}Default") if each.get("Extension", "").lower() == extension]
        if not known:
            each = self._etree.Element(f"{{{TYPES}}}Default", Extension=extension, ContentType=content_type)
            types.insert(0, each)

    def unused(self, pattern: str) -> str:
        """The first name of ``pattern`` (with one ``{}`` for a number) that no part has."""
        taken = {name.lower() for name in (*self.names, *self._new)}
        number = 1
        while pattern.format(number).lower() in taken:
            number += 1
        return pattern.format(number)

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that ``part`` is related to by a kind of relation (``comments``)."""
        found = [each for each in self._relations(part) if each.get("Type") == f"{OFFICE}/{kind}"]
        return [target(part, each.get("Target", "")) for each in found if each.get("TargetMode") != "External"]

    def relation(self, part: str, identity: str) -> str | None:
        """The part behind the identity of a relation."""
        for each in self._relations(part):
            if each.get("Id") == identity and each.get("TargetMode") != "External":
                return target(part, each.get("Target", ""))
        return None

    def relate(self, part: str, kind: str, to: str) -> str:
        """A new relation from ``part`` to the part ``to``; its identity."""
        name = relations_of(part)
        if name not in self:
            self.put(name, f'<Relationships xmlns="{RELATIONS}"/>'.encode())
        relations = self.tree(name)
        taken = {each.get("Id") for each in relations}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        relative = posixpath.relpath(to, posixpath.dirname(part) or ".")
        kind = f"{OFFICE}/{kind}"
        self._etree.SubElement(relations, f"{{{RELATIONS}}}Relationship", Id=f"rId{number}", Type=kind, Target=relative)
        return f"rId{number}"

    def _relations(self, part: str) -> list[Any]:
        name = relations_of(part)
        if name not in self:
            return []
        root = self._trees[name] if name in self._trees else self.parse(self.read(name))
        return list(root.iter(f"{{{RELATIONS}}}Relationship"))

    def _written(self, root: Any) -> bytes:
        made: bytes = self._etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
        return made

    def data(self) -> bytes:
        """The whole file; the same changes give the same bytes."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for info in self._zip.infolist():
                if not info.is_dir():
                    package.writestr(_entry(info), self.read(info.filename))
            for name in {**self._new, **self._trees}:
                if name not in self.names:
                    info = zipfile.ZipInfo(name, EPOCH)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    package.writestr(info, self.read(name))
        return out.getvalue()


def _entry(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The same name, time and packing; nothing else of the old entry holds for the new file."""
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    stored = info.compress_type == zipfile.ZIP_STORED
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    entry.external_attr = info.external_attr
    return entry


BROKEN = "内部结构不合规范，不能原样改写；请用 Excel、Word 或 WPS 打开后另存一份"


def child(element: Any, tag: str) -> Any:
    """The child that a sound file has. Raises Refused."""
    found = element.find(tag)
    if found is None:
        raise Refused(BROKEN)
    return found


def count(text: str | None) -> int:
    """A number of an attribute; 0 where it is none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else 0


def relations_of(part: str) -> str:
    """Where the relations of a part are written."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target(part: str, written: str) -> str:
    """The name of the part that a relation's target means."""
    if written.startswith("/"):
        return written.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), written))


def _lxml() -> Any:
    try:
        from lxml import etree
    except ImportError:
        raise Refused("改写 Excel、Word 文件需要 lxml，请先安装：pip install 'perfscore[all]'") from None
    return etree


def escaped(text: str) -> str:
    """A text of a stranger as an office file may hold it: no character that XML forbids, nothing read as an escape.

    ``_x0041_`` stands for “A” in these files, so the underscore before such a sign is itself written as an escape.
    """
    import re

    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return "".join(letter for letter in text if letter in "\n\t" or _allowed(ord(letter)))


def _allowed(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
