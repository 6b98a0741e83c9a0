"""LibreOffice opens what we write, where it is installed."""

import shutil
import subprocess

import pytest
import real

from perfscore.report import as_docx, as_xlsx
from perfscore.report.subject import Subject

OFFICE = next((found for name in ("soffice", "libreoffice") if (found := shutil.which(name))), None)

pytestmark = pytest.mark.skipif(
    OFFICE is None,
    reason="没有安装 LibreOffice，未作办公软件测试（apt-get install libreoffice-writer libreoffice-calc）",
)


def converted(tmp_path, name, content, kind):
    (tmp_path / name).write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return next(path for path in tmp_path.iterdir() if path.suffix == f".{kind.partition(':')[0]}")


def test_the_word_form_opens_with_every_word(tmp_path):
    content = as_docx.write(real.build("zipingbiao", real.one("yunxing-weihu")))
    text = converted(tmp_path, "form.docx", content, "txt:Text").read_text(encoding="utf-8-sig")
    for word in (
        "2024年度项目支出绩效自评表",
        "测绘大院一号楼外墙脱落整修维护",
        "2629.88 m²",
        "97.32",
        "单位负责人签字：",
    ):
        assert word in text


def test_the_workbook_opens_with_every_number(tmp_path):
    content = as_xlsx.write(real.build("huizong", Subject(None, real.projects()), format="xlsx"))
    text = converted(tmp_path, "list.xlsx", content, "csv:Text - txt - csv (StarCalc):44,34,76,1").read_text(
        encoding="utf-8-sig"
    )
    assert [line.replace('"', "") for line in text.splitlines()[:3]] == [
        "2024年度绩效自评情况汇总（送审稿）,,",
        "等级,个数,占比",
        "优,4,100%",
    ]
