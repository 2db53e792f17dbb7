"""The tools of the editor have Chinese names, for the eye and for the ear."""

import re

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_tool_of_the_editor_is_named_in_chinese(desks, sit_down):
    page = sit_down("handler")
    page.goto(f"{desks.address}/office/disclosure/add/")
    page.locator(".ProseMirror[contenteditable=true]").click()
    page.get_by_role("button", name="插入表格").wait_for()

    tools = page.locator(".prose-menubar button")
    names = tools.evaluate_all("all => all.map(tool => [tool.title, tool.ariaLabel])")

    assert len(names) > 15
    assert [name for name in names if not all(CHINESE.search(word or "") for word in name)] == []
