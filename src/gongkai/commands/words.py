"""What the program says, in Chinese and in English (用语): one small catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from types import MappingProxyType

from gongkai.commands.check_words import CHECKING
from gongkai.report.obstacles import obstacle

LANGUAGES = ("zh", "en")
LANGUAGE: ContextVar[str] = ContextVar("LANGUAGE", default="zh")
"""The language of this run, set once by `gongkai --lang`."""

CATALOGUE: Mapping[str, tuple[str, str]] = MappingProxyType(
    CHECKING
    | {
        # The program itself
        "program": (
            "政府信息公开：核对年度报告，计算期限与费用，运行信息公开平台",
            "Government information disclosure: reports that add up, deadlines, fees, the office",
        ),
        "lang": ("提示语言，zh为中文，en为英文", "language of messages, zh or en"),
        "version": ("显示版本号", "show the version"),
        "command": ("命令", "command"),
        "error": ("错误：", "error: "),
        "see_help": ("；用法见 {program} --help", "; see {program} --help"),
        "interrupted": (
            "已中断，未完成的部分没有输出",
            "interrupted; what was not finished is not shown",
        ),
        "closed_output": (
            "输出被提前关闭，未能全部写出",
            "the output was closed before all was written",
        ),
        "cannot_output": (
            "不能写出结果（{why}）；请检查输出位置的空间和权限",
            "cannot write the result ({why}); check space and permissions",
        ),
        "internal": (
            "程序内部错误（{why}）；请把这句话和所用文件报告给维护者",
            "internal error ({why}); please report this line and the file to the maintainers",
        ),
        "internal_file": (
            "{name}：程序内部错误（{why}）；请把这句话和文件报告给维护者",
            "{name}: internal error ({why}); please report this line and the file",
        ),
        "no_office": (
            "gongkai office需要另外安装平台组件：请执行 pip install 'gongkai[office]' 后重试",
            "gongkai office needs more packages: pip install 'gongkai[office]', then try again",
        ),
        "office": (
            "信息公开平台（需要另外安装平台组件）",
            "the office's site (needs more packages)",
        ),
        # Files
        "no_name": (
            "文件名是空的；请写明文件名",
            "the name of the file is empty; name a file",
        ),
        "no_file": (
            "{name}：没有这个文件；请核对文件名和所在文件夹",
            "{name}: no such file; check its name and folder",
        ),
        "is_folder": (
            "{name}：这是文件夹；请写明其中的文件",
            "{name}: is a folder; name a file in it",
        ),
        "no_permission": (
            "{name}：没有读取权限；请调整权限或者换用副本",
            "{name}: no permission to read; change it or use a copy",
        ),
        "cannot_open": (
            "{name}：无法打开（{why}）；请核对文件",
            "{name}: cannot be opened ({why}); check the file",
        ),
        "stdin": ("标准输入", "standard input"),
        "stdin_twice": (
            "标准输入“-”只能用一次；其余文件请写文件名",
            'standard input "-" can be used once only; name the other files',
        ),
        "file_in_english": (
            "{name}：{reason}",
            "{name}: cannot be read as an annual report ({reason})",
        ),
        # report
        "report": (
            "年度报告：读取、核对、排版、汇总",
            "annual reports: read, check, write, add up",
        ),
        "read": ("读取一份报告，输出JSON数据", "read a report and print its JSON"),
        "figures": (
            "列出文字中的数字及其口径，输出JSON数据",
            "list the figures that a text states and what they count, as JSON",
        ),
        "text_file": (
            "报告或者任何文字（txt、html、docx等），-为标准输入",
            "a report or any text (txt, html, docx…); - is standard input",
        ),
        "too_many_figures": (
            "数字过多，不像是报告的文字部分，只读取了前面的部分；请只提供文字部分",
            "too many numbers for a narrative; only the first part was read",
        ),
        "check": ("核对报告，列出问题", "check reports and list findings"),
        "write": ("按法定格式排出报告", "lay a report out in the statutory form"),
        "sum": ("把多份报告汇总为一份", "add reports up into one"),
        "file": (
            "报告文件（html、docx、xlsx、txt、json等），-为标准输入",
            "a report (html, docx, xlsx, txt, json…); - is standard input",
        ),
        "files": (
            "报告文件，或者存放报告的文件夹（包括下级文件夹），-为标准输入",
            "a report, or a folder of reports (searched to the bottom); - is standard input",
        ),
        "previous": (
            "同一机关的上年报告；写文件夹的，按报告自身的机关和年度从中查找",
            "the same organ's report of the year before, or a folder to look for it in",
        ),
        "covers": (
            "本报告所汇总的各份报告；写文件夹的，取其中同一年度的",
            "the reports that this one adds up; of a folder those of the same year",
        ),
        "xlsx": (
            "另存一份Excel工作簿：汇总表和全部发现",
            "also save a workbook: the summary and every finding",
        ),
        "only_year": (
            "文件里有几份报告时，读取这一年度的，默认第一份",
            "of several reports in a file the one of this year, by default the first",
        ),
        "timeout": (
            "核对多份时，一份文件最多用多少秒，默认120",
            "seconds that one of several files may take, 120 by default",
        ),
        "format": ("输出格式", "format of the output"),
        "jobs": ("同时使用的进程数，默认1", "number of processes, 1 by default"),
        "out": ("输出文件，扩展名决定格式", "output file; its suffix decides the format"),
        "organ": ("汇总报告的机关名称", "name of the organ that the sum is for"),
        "adjustments": (
            "调整项文件：JSON列表，每项有cell、delta、reason",
            "JSON file of adjustments: a list of objects with cell, delta, reason",
        ),
        "twice": (
            "{name}：同一个文件写了不止一次；汇总时每份报告只能算一次，请去掉重复的",
            "{name}: named more than once; a sum counts each report once",
        ),
        "bad_adjustments": (
            "{name}：不是调整项列表，应为每项含cell、delta（整数）、reason的JSON列表；请改正后重试",
            "{name}: not a JSON list of adjustments with cell, delta (integer) and reason",
        ),
        "bad_jobs": ("--jobs应为1至{most}的整数", "--jobs must be a number from 1 to {most}"),
        "no_organ": ("机关不明", "organ unknown"),
        "no_year": ("年度不明", "year unknown"),
        "year": ("{year}年度", "{year}"),
        "counts": (
            "错误{errors}项 · 需说明{warnings}项 · 提示{infos}项",
            "{errors} errors · {warnings} warnings · {infos} remarks",
        ),
        "proofs": (
            "勾稽关系{all}项，核对成立{held}项",
            "{held} of {all} sums complete and right",
        ),
        "clean": ("未发现问题", "nothing found"),
        "errors": ("错误", "Errors"),
        "warnings": ("需说明", "Warnings"),
        "infos": ("提示", "Remarks"),
        "summary": (
            "共{files}份：无错误{clean}份，有错误{wrong}份，无法读取{unreadable}份",
            "{files} files: {clean} without errors, {wrong} with errors, {unreadable} not readable",
        ),
        "checking": ("核对中", "checking"),
        "reading_report": ("读取中", "reading"),
        "reading": ("读取对照报告", "reading what to compare with"),
        "left": (
            "已中断：核对了{done}份，还有{left}份没有核对；需要时请重新运行",
            "interrupted: {done} files were checked, {left} were not; run again for all",
        ),
        "bad_timeout": (
            "--timeout应为大于0、不超过{most}的秒数",
            "--timeout must be seconds above 0, at most {most}",
        ),
        "bad_xlsx": (
            "{name}：--xlsx后面应写一个以.xlsx结尾的文件名；请改正后重试",
            "{name}: --xlsx takes the name of a file that ends in .xlsx",
        ),
        "no_folder": (
            "{name}：所在的文件夹不存在；请先建立它或者换一个位置",
            "{name}: its folder does not exist; make it or choose another place",
        ),
        "crashed": (
            "{name}：读取时程序意外终止，已跳过；请另存为DOCX或者PDF后单独核对",
            "{name}: the program died while reading it; save it as DOCX or PDF and check it alone",
        ),
        "late": (
            "{name}：超过{seconds}秒没有读完，已跳过；请用--timeout延长时间，或者另存为DOCX后重试",
            "{name}: not read within {seconds} seconds; raise --timeout or save it as DOCX",
        ),
        # Errors of argparse, by their English beginning
        "usage": ("用法：", "usage: "),
        "options": ("选项", "options"),
        "arguments": ("参数", "arguments"),
        "help": ("显示本说明", "show this help"),
    }
)
"""Key → the words in Chinese and in English."""


def system_reason(error: OSError) -> str:
    """Why the system refused, in the language of this run.

    >>> system_reason(FileNotFoundError(2, "No such file or directory"))
    '不存在'
    """
    if LANGUAGE.get() == "en":
        return error.strerror or type(error).__name__
    return obstacle(error)


def said(key: str, **values: object) -> str:
    """The words for a key in the language of this run.

    >>> said("year", year=2025)
    '2025年度'
    """
    words = CATALOGUE[key][LANGUAGES.index(LANGUAGE.get())]
    return words.format(**values)
