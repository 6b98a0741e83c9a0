"""Office files are zip archives that carry the time of day; here they lose it, so that equal papers are equal bytes."""

from __future__ import annotations

import io
import re
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")


def timeless(data: bytes, day: str | None = "1980-01-01") -> bytes:
    """The same archive with every time set to a fixed one; members keep their order.

    ``day`` is the date the file says it was made on (the paper's own date); None leaves that unsaid.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == "docProps/core.xml":
                stamp = rb"\g<1>" + f"{day}T00:00:00Z".encode() + rb"\g<3>" if day else b""
                content = _STAMP.sub(stamp, content)
            info = zipfile.ZipInfo(member.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            target.writestr(info, content)
    return out.getvalue()
