"""What `gongkai report check` says, in Chinese and in English (核对用语)."""

CHECKING = {
    # Folders
    "empty_folder": (
        "{name}：文件夹里没有可以核对的报告；请核对位置",
        "{name}: no report in this folder; check the place",
    ),
    "passed": ("跳过{count}个（{why}）：{names}", "passed over {count} ({why}): {names}"),
    "and": ("、", ", "),
    "and_more": ("等{count}个", " and others, {count} in all"),
    "temporary": ("临时文件", "temporary"),
    "hidden": ("隐藏文件", "hidden"),
    "of_page": ("网页的附属文件", "parts of a saved page"),
    "other_kind": ("不是报告的格式", "no format of a report"),
    "own_output": ("本次输出的文件", "written by this run"),
    "no_entry": ("没有权限打开", "no permission"),
    # Reports held against each other
    "known": ("{file}（{organ} {year}）", "{file} ({organ} {year})"),
    "held_previous": ("上年报告：{title}", "last year's report: {title}"),
    "none_previous": (
        "上年报告：没有找到同一机关上一年度的报告，未作跨年核对",
        "last year's report: none of the same organ found, years not compared",
    ),
    "two_previous": (
        "上年报告：有{count}份都符合（{names}），未作跨年核对；请用--previous写明是哪一份",
        "last year's report: {count} fit ({names}), none taken; name one with --previous",
    ),
    "held_covers": ("所汇总的报告：{count}份", "covered reports: {count}"),
    "found_covers": (
        "所汇总的报告：{count}份（{names}）",
        "covered reports: {count} ({names})",
    ),
    "none_covers": (
        "所汇总的报告：没有找到同一年度的报告，未作汇总核对",
        "covered reports: none of the same year found, sums not compared",
    ),
    "two_covers": (
        "所汇总的报告：同一机关有不止一份（{names}），未作汇总核对；请各留一份",
        "covered reports: several of one organ ({names}), sums not compared; keep one each",
    ),
    # Tables of findings
    "file_head": ("文件", "File"),
    "organ_head": ("机关", "Organ"),
    "year_head": ("年度", "Year"),
    "worst_head": ("最重的一项", "Worst"),
    "number_head": ("序号", "No."),
    "held_head": ("对照的报告", "Held against"),
    "grade_head": ("程度", "Severity"),
    "place_head": ("位置", "Place"),
    "what_head": ("说明", "Finding"),
    "printed_head": ("原文", "Printed"),
    "code_head": ("代码", "Code"),
    "path_head": ("路径", "Path"),
    "summary_sheet": ("汇总", "Summary"),
    "findings_sheet": ("核对意见", "Findings"),
    "all_files": ("全部文件", "All files"),
    "to_top": ("回到页首", "Back to top"),
    "printed": ("原文：", "printed: "),
    "part_heading": ("标题和年度", "Title and year"),
    "part_overview": ("一、总体情况", "1. Overview"),
    "part_proactive": ("二、主动公开政府信息情况", "2. Proactive disclosure"),
    "part_applications": ("三、收到和处理政府信息公开申请情况", "3. Applications"),
    "part_remedies": ("四、政府信息公开行政复议、行政诉讼情况", "4. Reconsideration, lawsuits"),
    "part_problems": ("五、存在的主要问题及改进情况", "5. Problems"),
    "part_other": ("六、其他需要报告的事项", "6. Other matters"),
    "page_title": ("年度报告核对结果", "Findings on annual reports"),
    "found": ("核对意见", "Findings"),
}
"""Key → the words in Chinese and in English."""
