// The application form: what is alike and published, and what was typed kept in this browser.
// Who applies is never kept here: a public computer has many users.
(function () {
  "use strict";
  var KEY = "gk-apply";
  var KEPT = ["organ", "title", "description", "document_number", "purpose", "accessibility"];
  var WAIT = 600;
  var form = document.querySelector("[data-apply]");
  if ("forgetful" in document.documentElement.dataset) KEPT = [];

  if (document.querySelector("[data-applied]") && KEPT.length) localStorage.removeItem(KEY);
  if (!form) return;

  function keep() {
    var values = {};
    KEPT.forEach(function (name) { values[name] = form.elements[name].value; });
    if (KEPT.length) localStorage.setItem(KEY, JSON.stringify(values));
  }

  function restore() {
    var kept = KEPT.length && JSON.parse(localStorage.getItem(KEY) || "null");
    if (!kept || form.dataset.apply !== "fresh" || form.elements.title.value) return;
    KEPT.forEach(function (name) {
      if (kept[name] && !form.elements[name].value) form.elements[name].value = kept[name];
    });
    if (kept.title || kept.description) form.querySelector("[data-restored]").hidden = false;
  }

  form.querySelector("[data-forget]").addEventListener("click", function () {
    if (KEPT.length) localStorage.removeItem(KEY);
    KEPT.forEach(function (name) { form.elements[name].value = ""; });
    form.querySelector("[data-restored]").hidden = true;
    form.elements.title.focus();
  });

  var timer;
  function look() {
    var data = new FormData();
    data.append("q", form.elements.title.value);
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    fetch(form.dataset.like, { method: "POST", body: data, credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(function (text) { form.querySelector("[data-like-here]").innerHTML = text; })
      .catch(function () { form.querySelector("[data-like-here]").textContent = ""; });
  }

  form.addEventListener("input", function (event) {
    keep();
    if (event.target.name !== "title") return;
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });
  restore();
})();
