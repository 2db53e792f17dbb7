// The editor shows the panels of the chosen kind (按种类填写). What holds something stays in sight.
// Without this script the panels of the kind that was kept are shown.
"use strict"

document.addEventListener("DOMContentLoaded", () => {
  const kind = document.querySelector("#id_kind")
  const panels = [...document.querySelectorAll("[data-kinds]")]
  if (!kind) return

  function isRemoved(field) {
    const row = field.closest("[data-inline-panel-child]")
    return row !== null && row.querySelector("input[name$='-DELETE']")?.value !== ""
  }

  function isFilled(panel) {
    const fields = panel.querySelectorAll("input:not([type=hidden]), select, textarea")
    return [...fields].some((field) => field.value !== "" && !isRemoved(field))
  }

  function open(panel) {
    panel.querySelector("[data-panel-toggle][aria-expanded=false]")?.click()
  }

  function show(chosenNow) {
    for (const panel of panels) {
      const isOwn = panel.dataset.kinds.split(" ").includes(kind.value)
      panel.hidden = kind.value !== "" && !isOwn && !isFilled(panel)
      if (isOwn && chosenNow) open(panel)
    }
  }

  kind.addEventListener("change", () => show(true))
  show(false)
})
