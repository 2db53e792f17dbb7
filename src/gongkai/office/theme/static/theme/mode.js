// Runs before the page is drawn: puts back the mode that the visitor chose (长辈版).
(function () {
  "use strict";
  var root = document.documentElement;
  root.dataset.script = "";
  try {
    ["mode", "size", "contrast"].forEach(function (name) {
      var kept = localStorage.getItem("gk-" + name);
      if (kept) root.dataset[name] = kept;
    });
  } catch (refused) {
    root.dataset.forgetful = ""; // storage is off: the choice lasts as long as the page
  }
})();
