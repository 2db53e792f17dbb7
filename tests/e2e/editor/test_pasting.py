"""A text comes from Word by the clipboard, and the published page has its tables and its lines."""

from django.utils.html import strip_tags
from lxml import html

from gongkai.office.disclosure.reading.body import readable

WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {mso-style-parent:""; font-family:仿宋;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center;line-height:28.0pt'><b><span
style='font-size:22.0pt;font-family:方正小标宋简体'>停车收费标准<o:p></o:p></span></b></p>
<p class=MsoNormal align=center>（试行）</p>
<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US>2026</span>年起执行。<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr><td width=60 rowspan=2 valign=top style='border:solid windowtext 1.0pt'>
  <p class=MsoNormal align=center style='text-align:center'>区域</p></td>
  <td colspan=2 align=center>收费（元）</td></tr>
 <tr><td><p class=MsoNormal>白天</p></td><td><p class=MsoNormal>夜间</p></td></tr>
 <tr><td><p class=MsoNormal>老城</p></td>
  <td style='text-align:right'>2</td>
  <td><p class=MsoNormal align=right>1</p></td></tr>
</table>
<p class=MsoNormal align=right style='text-align:right;mso-pagination:none'>示范县人民政府办公室</p>
<!--EndFragment--></body></html>
"""

PASTE = """(editor, given) => {
  const clipboard = new DataTransfer()
  clipboard.setData("text/html", given)
  clipboard.setData("text/plain", "x")
  const how = {clipboardData: clipboard, bubbles: true, cancelable: true}
  editor.dispatchEvent(new ClipboardEvent("paste", how))
}"""


def pasted(page, address, text):
    """A new draft with the text pasted into it, kept; what its desk shows of the body."""
    page.goto(f"{address}/office/disclosure/add/")
    page.select_option("#id_organ", index=1)
    page.select_option("#id_kind", "other")
    page.fill("#id_title", "停车收费标准")
    page.fill("#id_formed", "2026-03-02")
    page.keyboard.press("Escape")
    page.select_option("#id_duty", "2008")
    editor = page.locator(".ProseMirror[contenteditable=true]")
    editor.click()
    editor.evaluate(PASTE, text)
    page.locator("button.action-save").click()
    page.wait_for_url("**/edit/**")
    page.goto(page.url.replace("/edit/", "/desk/"))
    return page.locator(".gk-desk__paper").inner_html()


def test_what_comes_from_word_keeps_tables_and_the_place_of_its_lines(desks, sit_down):
    shown = pasted(sit_down("handler"), desks.address, WORD)

    body = html.fragment_fromstring(readable(shown), create_parent="div")
    classes = {strip_tags(p.text_content()).strip(): p.get("class", "") for p in body.iter("p")}
    cells = {cell.text_content().strip(): cell for cell in body.iter("td", "th")}
    assert classes["停车收费标准"] == classes["（试行）"] == classes["区域"] == "gk-centre"
    assert classes["示范县人民政府办公室"] == classes["2"] == classes["1"] == "gk-right"
    assert classes["收费（元）"] == "gk-centre"
    assert [classes["2026年起执行。"], classes["老城"]] == ["", ""]
    assert (cells["区域"].get("rowspan"), cells["收费（元）"].get("colspan")) == ("2", "2")
    assert [len(row) for row in body.iter("tr")] == [2, 2, 3]
    assert "" not in classes
    assert "Mso" not in readable(shown)
    assert body.find(".//strong") is not None
