// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0
"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const isTyping = target => target.closest("input:not([type=checkbox]):not([type=radio]),textarea,select,audio");

  // Rows by keyboard: j and k walk, Enter opens, x ticks, / searches.
  const rows = all("[data-row]");
  let at = -1;
  const go = to => {
    if (!rows.length) return;
    if (rows[at]) rows[at].classList.remove("at");
    at = Math.max(0, Math.min(rows.length - 1, to));
    rows[at].classList.add("at");
    const link = rows[at].querySelector("[data-open]");
    if (link) link.focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  };
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const row = rows[at];
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "x" && row) row.querySelector(".tick input")?.click();
    else if (event.key === "/") all("[data-search]")[0]?.focus();
    else if (event.key === "Enter" && row && event.target === document.body) row.querySelector("[data-open]")?.click();
    else return;
    event.preventDefault();
  });
  for (const [index, row] of rows.entries()) row.addEventListener("focusin", () => { if (at !== index) { rows[at]?.classList.remove("at"); at = index; row.classList.add("at") } });

  // One box for all rows of a page, and how many are ticked.
  for (const table of all("[data-rows]")) {
    const head = table.querySelector("[data-all]"), boxes = all("td.tick input", table);
    if (!head || !boxes.length) continue;
    const said = table.closest("form")?.querySelector("[data-selected]"), words = said?.textContent;
    const count = () => {
      const on = boxes.filter(box => box.checked).length;
      head.checked = on === boxes.length;
      head.indeterminate = on > 0 && on < boxes.length;
      if (said) said.textContent = on ? words + " (" + on + ")" : words;
    };
    head.hidden = false;
    head.addEventListener("change", () => { for (const box of boxes) box.checked = head.checked; count() });
    table.addEventListener("change", count);
    count();
  }

  // Words that were typed and not sent are not lost without a question.
  let isSending = false;
  addEventListener("submit", event => { isSending = true; setTimeout(() => { if (event.defaultPrevented) isSending = false }) });
  addEventListener("beforeunload", event => {
    if (!isSending && all("textarea[data-guard]").some(area => area.value !== area.defaultValue)) event.preventDefault();
  });

  // Clocks go on while the page is open, by the clock of the installation.
  const offset = Number(document.documentElement.dataset.now) - Date.now();
  const units = [["day", 86400000], ["hour", 3600000], ["minute", 60000]];
  const words = rest => {
    const [unit, length] = units.find(([, length]) => Math.abs(rest) >= length) || units[2];
    const count = Math.max(1, Math.floor(Math.abs(rest) / length)), text = count + " " + unit + (count > 1 ? "s" : "");
    return rest < 0 ? "overdue by " + text : "in " + text;
  };
  const tick = () => {
    for (const clock of all("[data-due]")) {
      const rest = Number(clock.dataset.due) - Date.now() - offset;
      clock.textContent = words(rest);
      if (rest < 0) clock.closest(".clock")?.classList.add("is-danger");
    }
  };
  if (offset) { tick(); setInterval(tick, 30000) }

  document.getElementById("errors")?.focus();
})();
