"""Finding policies by name or path, laying each over its base, and choosing that of a sheet."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from perfscore.disk.oserrors import reason
from perfscore.disk.regular import read_regular
from perfscore.load.shown import relative_name
from perfscore.model import Policy, Sheet, Terms
from perfscore.model.finding import Finding
from perfscore.model.source import Span
from perfscore.policies.codes import BAD_POLICY, UNKNOWN_POLICY, Unusable
from perfscore.policies.draft import Draft, read

DEFAULT = "财政部"
SHIPPED = Path(__file__).parent
FILES = {  # plain file names: a file system may not take Chinese ones
    "财政部": "caizhengbu.yaml",
    "财政部-含成本": "caizhengbu-chengben.yaml",
    "湖南省": "hunan.yaml",
    "湖北省": "hubei.yaml",
    "衡阳市申报": "hengyang-shenbao.yaml",
}
DEEPEST = 20  # policies that build on one another
LONGEST_NAME = 50  # in characters; file systems take 255 bytes


def names(near: Path | None = None) -> tuple[str, ...]:
    """Names of all policies to be had: the shipped ones, then the user's own in ``near/policies``."""
    own = sorted(path.stem for path in (near / "policies").glob("*.yaml")) if near is not None else []
    return (*FILES, *(name for name in own if name not in FILES))


def find(name: str, near: Path | None = None, *, paths: bool = False) -> Policy:
    """The policy called ``name``; a path too, with ``paths``. Raises Unusable with findings."""
    if paths and (name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name):
        return _join(Path(name), near, ())
    return _named(name, near)


@lru_cache(maxsize=256)
def _named(name: str, near: Path | None) -> Policy:
    return _join(_locate(name, near), near, ())


def default() -> Policy:
    """The policy used where none is named: 财政部."""
    return find(DEFAULT)


def for_sheet(sheet: Sheet, chosen: Policy | None, fallback: Policy | None, near: Path | None = None) -> Policy:
    """The policy of a sheet: the one chosen on the command line, the sheet's own, perfscore.yaml's, 财政部.

    Raises Unusable, with a finding at the sheet's 评分办法, where the sheet names one that is not to be had; behind it those
    at the lines of the policy's own file, which are the same for every sheet.
    """
    if chosen is not None:
        return chosen
    if sheet.policy is None:
        return fallback or default()
    try:
        return find(str(sheet.policy), near)
    except Unusable as unusable:
        if any(finding.code != UNKNOWN_POLICY.code for finding in unusable.findings):
            raise Unusable(not_usable(sheet, str(sheet.policy), unusable.findings[0].at), *unusable.findings) from None
        raise Unusable(*(
            UNKNOWN_POLICY.at(sheet.at("评分办法"), finding.message, finding.advice) for finding in unusable.findings
        )) from None  # fmt: skip


def not_usable(sheet: Sheet, name: str, place: Span) -> Finding:
    """What a sheet is told whose policy has mistakes that are reported at ``place``."""
    message = f"评分办法“{name}”不能使用（见{place.file}第{place.line}行），该表不计分。"
    return BAD_POLICY.at(sheet.at("评分办法"), message, "改正该处；表不必改。")


def is_foreign(finding: Finding, sheet: Sheet | None) -> bool:
    """Whether a finding is about the file of a policy, not about the sheet that uses it."""
    return finding.code == BAD_POLICY.code and (sheet is None or finding.at.file != sheet.file)


def text_of(file: str) -> str:
    """What the file of a policy says, for excerpts; nothing where it cannot be read."""
    try:
        return Path(file).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def of_settings(name: str | None, folder: Path | None, place: Span) -> tuple[Finding, ...]:
    """What is wrong with the policy that perfscore.yaml names at ``place``; nothing where it can be used."""
    if name is None:
        return ()
    try:
        find(name, folder, paths=True)
    except Unusable as unusable:
        own = any(finding.code == BAD_POLICY.code for finding in unusable.findings)
        return unusable.findings if own else tuple(each._replace(at=place) for each in unusable.findings)
    return ()


def _locate(name: str, near: Path | None) -> Path:
    plain = name not in ("", ".", "..") and len(name) <= LONGEST_NAME and not any(mark in name for mark in "/\\:\0")
    if plain and near is not None and (near / "policies" / f"{name}.yaml").is_file():
        return near / "policies" / f"{name}.yaml"
    if name in FILES:
        return SHIPPED / FILES[name]
    from difflib import get_close_matches

    known = names(near)
    nearest = get_close_matches(name, known, n=1, cutoff=0.3)
    hint = f"是否要写“{nearest[0]}”？" if nearest else ""
    raise Unusable(
        UNKNOWN_POLICY.at(
            Span(name, 1, 1), f"没有评分办法“{name}”，该表不计分。{hint}", f"可用的评分办法：{'、'.join(known)}。"
        )
    )


def _join(path: Path, near: Path | None, above: tuple[str, ...]) -> Policy:
    try:
        text = read_regular(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError) as error:
        what = f"不能读取：{reason(error)}" if isinstance(error, OSError) else "不是UTF-8文本"
        shown = relative_name(path)
        raise Unusable(BAD_POLICY.at(Span(shown, 1, 1), f"评分办法文件“{shown}”{what}。")) from None
    shown = path.name if path.parent == SHIPPED else relative_name(path)
    draft = read(text, shown)
    if len(above) > DEEPEST:
        raise Unusable(BAD_POLICY.at(draft.base_at, f"继承超过{DEEPEST}层。", "直接继承所依据的办法。"))
    if draft.name in above:
        chain = " → ".join((*above, draft.name))
        raise Unusable(BAD_POLICY.at(draft.base_at, f"评分办法互相继承：{chain}。"))
    return _laid_over(draft, _base(draft, path, near, above))


def _base(draft: Draft, path: Path, near: Path | None, above: tuple[str, ...]) -> Policy | None:
    """The policy that ``draft`` builds on: the one it names, else 财政部; none under the shipped 财政部 itself."""
    shipped = path.parent == SHIPPED
    if draft.base is None:
        return None if shipped and draft.name == DEFAULT else _join(SHIPPED / FILES[DEFAULT], None, ())
    if draft.base == draft.name and not shipped:  # one's own 财政部 may build on the shipped one
        near, above = None, ()
    else:
        above = (*above, draft.name)
    try:
        base = _locate(draft.base, near)
    except Unusable as unusable:
        raise Unusable(*(finding._replace(at=draft.base_at) for finding in unusable.findings)) from None
    return _join(base, near, above)


def _laid_over(draft: Draft, base: Policy | None) -> Policy:
    values = {name: getattr(base.terms, name) for name in Terms._fields} if base is not None else {"conventions": {}}
    conventions = {**values["conventions"], **draft.conventions}
    values.update(draft.values)
    values["conventions"] = MappingProxyType(conventions)
    return Policy(
        name=draft.name,
        version=draft.version,
        note=draft.note,
        terms=Terms(**values),
        settings=MappingProxyType({**(base.settings if base is not None else {}), **draft.settings}),
        chain=(base.name, *base.chain) if base is not None else (),
    )
