"""Papers that people hand in: scored sheets and a template in, a document in any format out.

``context`` (records for templates) and ``forms`` (tables) are made from scorecards; ``engine`` runs a template in a
sandbox; ``read`` turns its Markdown into the tree of ``document``; ``as_*`` write that tree. Start at :mod:`paper`.
Formats are rows of :data:`FORMATS`; their modules are imported only when asked for.
"""

from __future__ import annotations

FORMATS: dict[str, str] = {  # format → module with ``write(paper)``
    "md": "perfscore.report.as_md",
    "txt": "perfscore.report.as_txt",
    "docx": "perfscore.report.as_docx",
    "pdf": "perfscore.report.as_pdf",
    "html": "perfscore.report.as_html",
    "xlsx": "perfscore.report.as_xlsx",
    "csv": "perfscore.report.as_csv",
}
