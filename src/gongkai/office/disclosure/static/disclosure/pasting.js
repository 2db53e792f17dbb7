// Pasted text keeps the place of its lines. The editor reads alignment as a style of paragraphs and
// headings; Word, WPS and old pages also write it as `align`, spreadsheets as a style of cells.
import { Extension, Plugin } from "django-prose-editor/editor"

const SIDES = new Set(["left", "center", "right", "justify"])
const BLOCKS = "p, h1, h2, h3, h4, h5, h6"

function sideOf(element) {
  const side = element.style.textAlign || (element.getAttribute("align") || "").toLowerCase()
  return SIDES.has(side) ? side : ""
}

function place(block, side) {
  if (!sideOf(block)) block.style.textAlign = side
}

function placeInside(cell) {
  const side = sideOf(cell)
  const blocks = cell.querySelectorAll(BLOCKS)
  if (!side) return
  if (blocks.length) return blocks.forEach((block) => place(block, side))
  const paragraph = cell.ownerDocument.createElement("p")
  paragraph.append(...cell.childNodes)
  place(paragraph, side)
  cell.append(paragraph)
}

function aligned(html) {
  const pasted = new DOMParser().parseFromString(html, "text/html")
  pasted.querySelectorAll("td, th").forEach(placeInside)
  pasted.querySelectorAll(BLOCKS).forEach((block) => {
    block.style.textAlign = sideOf(block)
  })
  return pasted.body.innerHTML
}

// The first paragraph would be poured into the one where the cursor is, and take its place.
function whole(slice) {
  const isPlaced = slice.openStart === 1 && slice.content.firstChild.attrs.textAlign
  return isPlaced ? new slice.constructor(slice.content, 0, slice.openEnd) : slice
}

export const PastedAlignment = Extension.create({
  name: "PastedAlignment",
  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: aligned, transformPasted: whole } })]
  },
})
