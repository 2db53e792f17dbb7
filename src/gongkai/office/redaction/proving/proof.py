"""The proof (证明): every check of a file, each with its own question, and the file's digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from types import MappingProxyType

import pikepdf

from gongkai.office.redaction.proving import pictures, structure, words
from gongkai.office.redaction.proving.claim import Check, Claim, Proof
from gongkai.office.redaction.proving.examined import Examined, examined
from gongkai.office.redaction.sheets import Unopened

Examination = Callable[[Examined, Claim], Iterator[str]]

MOST_SAID = 20
"""Problems that a check states; more of the same help nobody."""

OPENS = "opens"

CHECKS: MappingProxyType[str, tuple[str, Examination]] = MappingProxyType(
    {
        "revisions": ("只有一个版本，没有修改以前的内容", structure.revisions),
        "pages": ("页数、幅面与原件一致", structure.pages),
        **{
            code: (label, structure.absence_of(code))
            for code, (label, _) in structure.ABSENT.items()
        },
        "objects": ("没有页面以外的对象和数据流", structure.objects),
        "content": ("每页只有一幅整页图像和不显示的文字", pictures.content),
        "image": ("图像没有页面以外的数据", pictures.image),
        "black_data": ("图像数据中涂除区全黑", pictures.black_data),
        "black_page": ("显示出来的涂除区全黑", pictures.black_page),
        "text_under": ("涂除区内没有文字", words.text_under),
        "words": ("涂除的字词不再出现在文字、对象、数据流和字节中", words.words),
        "name": ("文件名不含信息", words.name),
    }
)
"""Every check by its code: what it says when it has passed, and how it looks."""


def proof(data: bytes, claim: Claim) -> Proof:
    """Whether a file is what it claims to be (证明): it is opened anew, by two readers."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        with examined(data) as file:
            checks = [_checked(code, file, claim) for code in CHECKS]
    except (pikepdf.PdfError, Unopened):
        closed = Check(OPENS, "文件可以打开", ("重制的文件打不开，其他项目没有检查。",))
        return Proof(digest, (closed,))
    return Proof(digest, (Check(OPENS, "文件可以打开"), *checks))


def _checked(code: str, file: Examined, claim: Claim) -> Check:
    label, examination = CHECKS[code]
    try:
        problems = tuple(examination(file, claim))
    except Exception as error:  # whatever a reader trips over: the check has not passed
        problems = (f"文件的构造不合规范，这一项没有检查成功（{type(error).__name__}）。",)
    return Check(code, label, problems[:MOST_SAID])
