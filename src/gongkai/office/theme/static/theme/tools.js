// The tools of a page: 长辈版, text size, contrast, reading aloud, copying the address.
(function () {
  "use strict";
  var root = document.documentElement;
  var LARGEST = 3;

  function keep(name, value) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    if ("forgetful" in root.dataset) return;
    if (value) localStorage.setItem("gk-" + name, value);
    else localStorage.removeItem("gk-" + name);
  }

  function each(selector, act) {
    document.querySelectorAll(selector).forEach(act);
  }

  function press(button, on) {
    button.setAttribute("aria-pressed", String(on));
  }

  function showMode() {
    each(".gk-top__tool[data-mode-switch]", function (button) {
      button.textContent = root.dataset.mode === "elder" ? "标准版" : "长辈版";
    });
    each("[data-contrast-switch]", function (button) {
      press(button, root.dataset.contrast === "high");
    });
  }

  each("[data-mode-switch]", function (button) {
    button.addEventListener("click", function () {
      keep("mode", root.dataset.mode === "elder" ? "" : "elder");
      showMode();
      if (!button.offsetParent) document.querySelector(".gk-top__tool[data-mode-switch]").focus();
    });
  });

  each("[data-size-step]", function (button) {
    button.addEventListener("click", function () {
      var size = Number(root.dataset.size || 1) + Number(button.dataset.sizeStep);
      keep("size", String(Math.min(LARGEST, Math.max(1, size))));
    });
  });

  each("[data-contrast-switch]", function (button) {
    button.addEventListener("click", function () {
      keep("contrast", root.dataset.contrast === "high" ? "" : "high");
      showMode();
    });
  });

  // Browsers cut long speech short: it is handed over a paragraph at a time.
  function speak(button) {
    var blocks = document.querySelectorAll("main :is(h1, h2, h3, p, dt, dd, li, caption, th, td)");
    var texts = Array.from(blocks)
      .filter(function (block) {
        return block.offsetParent && !block.closest("[aria-hidden]") && !block.querySelector("p, li");
      })
      .map(function (block) { return block.innerText.trim(); })
      .filter(Boolean);
    texts.forEach(function (text, index) {
      var speech = new SpeechSynthesisUtterance(text);
      speech.lang = "zh-CN";
      speech.rate = 0.9;
      if (index === texts.length - 1) speech.onend = function () { quiet(button); };
      speechSynthesis.speak(speech);
    });
    press(button, true);
    button.textContent = "停止朗读";
  }

  function quiet(button) {
    speechSynthesis.cancel();
    press(button, false);
    button.textContent = "朗读本页";
  }

  each("[data-speak]", function (button) {
    button.hidden = !("speechSynthesis" in window);
    button.addEventListener("click", function () {
      (button.getAttribute("aria-pressed") === "true" ? quiet : speak)(button);
    });
  });
  window.addEventListener("pagehide", function () {
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  });

  function copied(input) {
    if (navigator.clipboard) return navigator.clipboard.writeText(input.value);
    input.select();
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject();
  }

  each("[data-copy]", function (button) {
    var input = document.getElementById(button.dataset.copy);
    var done = button.parentElement.querySelector("[role=status]");
    button.addEventListener("click", function () {
      copied(input).then(
        function () { done.textContent = "已复制"; },
        function () { input.select(); done.textContent = "请按 Ctrl+C 复制"; }
      );
    });
  });

  each("[data-print]", function (button) {
    button.addEventListener("click", function () { window.print(); });
  });

  each(".gk-errors", function (summary) { summary.focus(); });
  showMode();
})();
