// The form of a question: what is alike and published, while the title is typed.
(function () {
  "use strict";
  var WAIT = 600;
  var form = document.querySelector("[data-ask]");
  if (!form) return;
  var place = form.querySelector("[data-like-here]"), timer;

  function look() {
    var data = new FormData();
    data.append("q", form.elements.title.value);
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    fetch(form.dataset.like, { method: "POST", body: data, credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(function (text) { place.innerHTML = text; })
      .catch(function () { place.textContent = ""; });
  }

  form.elements.title.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });
})();
