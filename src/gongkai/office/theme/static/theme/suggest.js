// Titles that hold what is typed, offered in the list of the box; without a script it has its own.
(function () {
  "use strict";
  var PAUSE = 200;

  document.querySelectorAll("input[data-suggest]").forEach(function (box) {
    var list = document.getElementById(box.getAttribute("list"));
    var asked = 0;
    var timer;

    function show(texts) {
      list.replaceChildren.apply(
        list,
        texts.map(function (text) {
          var option = document.createElement("option");
          option.value = text;
          return option;
        })
      );
    }

    function ask() {
      var number = (asked += 1);
      var query = box.value.trim();
      if (!query) return;
      fetch(box.dataset.suggest + "?q=" + encodeURIComponent(query))
        .then(function (answer) {
          return answer.ok ? answer.json() : { suggestions: [] };
        })
        .then(function (found) {
          if (number === asked && found.suggestions.length) show(found.suggestions);
        })
        .catch(function () {
          // Without an answer the words that the page brought stay on offer.
        });
    }

    box.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
  });
})();
