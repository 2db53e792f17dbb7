// The tools of the editor are named in Chinese (编辑器工具): its package knows English alone, and a
// tool without a picture that everybody reads is known by its name, for the eye and for the ear.
import { Extension } from "django-prose-editor/editor"

const WORDS = new Map([
  ["paragraph", "正文段落"],
  ["blockquote", "引用"],
  ["bold", "加粗"],
  ["italic", "斜体"],
  ["underline", "下划线"],
  ["strike", "删除线"],
  ["strikethrough", "删除线"],
  ["subscript", "下标"],
  ["superscript", "上标"],
  ["unordered list", "项目符号列表"],
  ["ordered list", "编号列表"],
  ["List properties", "列表格式"],
  ["horizontal rule", "分隔线"],
  ["insert link", "插入链接"],
  ["remove link", "取消链接"],
  ["left", "左对齐"],
  ["center", "居中"],
  ["right", "右对齐"],
  ["justify", "两端对齐"],
  ["Insert table", "插入表格"],
  ["Add row", "增加一行"],
  ["Delete row", "删除这一行"],
  ["Add column", "增加一列"],
  ["Delete column", "删除这一列"],
  ["Merge cells", "合并单元格"],
  ["Split cell", "拆分单元格"],
  ["Delete table", "删除表格"],
  ["Toggle header cell", "设为或取消表头"],
  ["undo", "撤销"],
  ["redo", "重做"],
])

const HEADING = /^heading ?(\d)$/

function nameOf(tool) {
  const word = tool.title || tool.dataset.name || ""
  const level = word.match(HEADING)
  return level ? `第 ${level[1]} 级标题` : (WORDS.get(word) ?? word)
}

function nameTools(frame) {
  for (const tool of frame.querySelectorAll(".prose-menubar button")) {
    const name = nameOf(tool)
    if (!name || tool.getAttribute("aria-label") === name) continue
    tool.title = name
    tool.setAttribute("aria-label", name)
    if (tool.matches(".prose-menubar__option")) tool.firstElementChild.textContent = name
  }
}

// The bars of tools are made after the editor, some of them when the cursor comes to a table.
export const ChineseTools = Extension.create({
  name: "ChineseTools",
  onCreate({ editor }) {
    const frame = editor.view.dom.closest(".prose-editor")?.parentElement ?? document.body
    nameTools(frame)
    new MutationObserver(() => nameTools(frame)).observe(frame, { childList: true, subtree: true })
  },
})
