"use strict";
(function () {
  var doc = document, body = doc.body, root = doc.documentElement;
  function all(selector, within) { return Array.prototype.slice.call((within || doc).querySelectorAll(selector)); }
  function one(selector) { return doc.querySelector(selector); }
  function press(button, on) { button.setAttribute("aria-pressed", on ? "true" : "false"); }

  // -- large text; remembered where the browser lets us -------------------
  var large = one("#large");
  function showLarge() { press(large, root.classList.contains("large")); }
  large.hidden = false;
  showLarge();
  large.addEventListener("click", function () {
    var on = root.classList.toggle("large");
    showLarge();
    try { if (on) { localStorage.setItem("bmq-large", "1"); } else { localStorage.removeItem("bmq-large"); } } catch (e) { /* not kept */ }
  });

  // -- the clock: hours are China's, wherever the phone is ----------------
  var WEEK = 7 * 1440;
  function minuteOfWeek(now) {
    var there = new Date(now + 8 * 3600000);
    return ((there.getUTCDay() + 6) % 7) * 1440 + there.getUTCHours() * 60 + there.getUTCMinutes();
  }
  function isOpen(hours, minute) {
    return hours.split(" ").some(function (part) {
      var found = /^(?:(\d+):)?(\d+)-(\d+)$/.exec(part);
      return found && (found[1] || "1234567").split("").some(function (day) {
        var start = (day - 1) * 1440 + +found[2], end = (day - 1) * 1440 + +found[3];
        return (start <= minute && minute < end) || (start <= minute + WEEK && minute + WEEK < end);
      });
    });
  }

  // -- searching: text as it is, pinyin by syllables or first letters ------
  function folded(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }
  function spelled(typed, syllables, at) {
    if (!typed) { return true; }
    if (at >= syllables.length) { return false; }
    return syllables[at].split("|").some(function (syllable) {
      var most = 0;
      while (most < syllable.length && most < typed.length && syllable[most] === typed[most]) { most += 1; }
      for (; most > 0; most -= 1) {
        if (spelled(typed.slice(most), syllables, at + 1)) { return true; }
      }
      return false;
    });
  }
  function sounds(typed, spoken) {
    if (!/^[a-z0-9]+$/.test(typed)) { return false; }
    return spoken.some(function (syllables) {
      return syllables.some(function (_, at) { return spelled(typed, syllables, at); });
    });
  }
  function spokenOf(text) {
    return text.split(";").filter(Boolean).map(function (one) { return one.split(" "); });
  }

  var types = JSON.parse(one("#types").textContent || "{}");
  var rows = all(".o, .circle").map(function (element) {
    var names = (types[element.dataset.t] || "").split(";");
    return {
      element: element,
      text: folded(all("h3, p:not(.way), .call b", element).map(function (part) { return part.textContent; }).join(" ") + names[0]),
      spoken: spokenOf((element.dataset.q || "") + ";" + names.slice(1).join(";")),
      hours: element.dataset.h || "",
      day: element.hasAttribute("data-d"),
      group: element.dataset.g || "",
      marker: element.id ? doc.getElementById("m" + element.id.slice(1)) : null
    };
  });

  // -- what the page alone cannot know: open now, the other two maps -------
  function showNow() {
    var minute = minuteOfWeek(Date.now());
    rows.forEach(function (row) {
      var kind = row.element.querySelector(".kind");
      if (!kind) { return; }
      row.open = row.day || isOpen(row.hours, minute);
      var known = row.day || row.hours;
      var sign = kind.querySelector(".now") || kind.appendChild(doc.createElement("span"));
      sign.className = "now " + (known ? (row.open ? "open" : "shut") : "");
      sign.textContent = known ? (row.open ? "现在营业" : "现在休息") : "营业时间未知";
    });
  }
  function addMaps() {
    all("a.nav").forEach(function (link) {
      var row = link.closest(".o"), name = row.querySelector("h3").textContent;
      var found = /[?&]to=([^&]*)&tocoord=([\d.-]+),([\d.-]+)/.exec(link.getAttribute("href"));
      var maps = [["高德地图", body.dataset.amap], ["百度地图", body.dataset.baidu]];
      link.setAttribute("aria-label", link.textContent + "：去" + name);
      maps.forEach(function (map) {
        var other = link.cloneNode(false);
        other.href = map[1].replace(/\{name\}/g, found[1]).replace(/\{lat\}/g, found[2]).replace(/\{lon\}/g, found[3]);
        other.textContent = map[0];
        other.setAttribute("aria-label", map[0] + "：去" + name);
        link.parentNode.appendChild(other);
      });
    });
    all(".o .no").forEach(function (link) {
      link.setAttribute("aria-label", link.textContent + " 号，看图上的位置");
    });
    all(".call").forEach(function (link) {
      link.setAttribute("aria-label", link.textContent + "，" + link.closest(".o").querySelector("h3").textContent);
    });
  }

  // -- showing what was asked for ------------------------------------------
  var box = one("#q"), found = one("#found"), wanted = { filter: "", now: false, day: false };
  function show() {
    var typed = folded(box.value), count = 0;
    rows.forEach(function (row) {
      var fits = (!wanted.filter || row.group === wanted.filter) && (!wanted.now || row.open) && (!wanted.day || row.day) &&
        (!typed || row.text.indexOf(typed) >= 0 || sounds(typed, row.spoken));
      row.element.hidden = !fits;
      if (row.marker) { row.marker.classList.toggle("off", !fits); }
      count += fits ? 1 : 0;
    });
    all(".group").forEach(function (group) { group.hidden = !group.querySelector(".o:not([hidden])"); });
    var measure = body.classList.contains("page-start") ? "个生活圈" : "家";
    found.textContent = count ? "找到 " + count + " " + measure : "没有找到。换一个字或去掉条件再试。";
  }
  function choose(button) {
    if (button.hasAttribute("data-only")) {
      wanted[button.dataset.only] = !wanted[button.dataset.only];
      press(button, wanted[button.dataset.only]);
    } else {
      wanted.filter = button.dataset.filter;
      all("[data-filter]").forEach(function (other) { press(other, other === button); });
    }
    showNow();
    show();
  }
  box.addEventListener("input", show);
  all("[data-filter], [data-only]").forEach(function (button) {
    button.addEventListener("click", function () { choose(button); });
  });

  // -- list and sketch lead to each other ----------------------------------
  var two = one(".two"), views = one(".views"), markers = all(".m");
  function view(which) {
    if (!two) { return; }
    two.dataset.view = which;
    all("[data-view]", views).forEach(function (button) { press(button, button.dataset.view === which); });
  }
  function point(id) {
    var target = doc.getElementById(id);
    if (!target || !two) { return; }
    var isRow = target.classList.contains("o");
    if (isRow && target.hidden) {
      box.value = "";
      wanted.now = wanted.day = false;
      all("[data-only]").forEach(function (button) { press(button, false); });
      choose(one("[data-filter='']"));
    }
    view(isRow ? "list" : "map");
    all(".hit").forEach(function (other) { other.classList.remove("hit"); });
    target.classList.add("hit");
    target.scrollIntoView({ block: "center" });
    if (isRow) { target.focus({ preventScroll: true }); } else { roam(target); }
  }
  function roam(marker) {
    markers.forEach(function (other) { other.setAttribute("tabindex", other === marker ? "0" : "-1"); });
    marker.focus({ preventScroll: true });
  }
  if (two) {
    view("list");
    views.hidden = false;
    all("button", views).forEach(function (button) {
      button.addEventListener("click", function () { view(button.dataset.view); });
    });
    doc.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a.no, a.m");
      var id = link && link.getAttribute("href").slice(1);
      if (id) { event.preventDefault(); point(id); }
    });
    markers.forEach(function (marker, at) {
      marker.setAttribute("tabindex", at ? "-1" : "0");
      marker.addEventListener("keydown", function (event) {
        var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (step) { event.preventDefault(); roam(markers[(at + step + markers.length) % markers.length]); }
      });
    });
    if (/^#[mo]\d+$/.test(location.hash)) { point(location.hash.slice(1)); }
  }

  if (rows.length) {
    addMaps();
    showNow();
    show();
    setInterval(function () { showNow(); if (wanted.now) { show(); } }, 60000);
  }

  // -- kept for later where a server stands behind it; nothing of this from a disk
  if (/^https?:$/.test(location.protocol)) {
    var manifest = doc.createElement("link");
    manifest.rel = "manifest";
    manifest.href = body.dataset.root + "app.webmanifest";
    doc.head.appendChild(manifest);
    if ("serviceWorker" in navigator && window.isSecureContext) {
      navigator.serviceWorker.register(body.dataset.root + "sw.js").then(function () {
        return navigator.serviceWorker.ready;
      }).then(function (worker) {
        worker.active.postMessage({ keep: location.href.split("#")[0] });
      }).catch(function () { /* the page works without */ });
    }
  }
})();
