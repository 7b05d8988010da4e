// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0
"use strict";
(() => {
  const d = document, root = d.documentElement, here = location;
  let store = {};
  try { store = sessionStorage } catch { }
  const gone = to => { root.hidden = true; root.textContent = ""; here.replace(to) };
  // A page that was left for good is not shown again by "Back".
  const nav = performance.getEntriesByType("navigation")[0];
  if (store.away && nav && nav.type === "back_forward") return gone(store.away);
  delete store.away;
  addEventListener("pageshow", e => { if (e.persisted && store.away) gone(store.away) });

  const leave = () => {
    const a = d.querySelector(".leave");
    if (!a) return;
    store.away = a.href;
    open(a.dataset.leave, "_blank", "noopener,noreferrer");
    gone(a.href);
  };
  let escapes = [];
  addEventListener("keydown", e => {
    if (e.key !== "Escape") return;
    escapes = [...escapes, e.timeStamp].slice(-3);
    if (escapes.length > 2 && e.timeStamp - escapes[0] < 2000) leave();
  });
  addEventListener("click", e => {
    const a = e.target.closest && e.target.closest("a");
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
    const isLeave = a.className === "leave";
    // One visit is one line of history.
    if (!isLeave && (a.origin !== here.origin || a.hash || a.download)) return;
    e.preventDefault();
    isLeave ? leave() : here.replace(a.href);
  });

  addEventListener("submit", e => {
    const form = e.target, files = [...form.querySelectorAll("[type=file]")];
    if (!form.dataset.progress || !files.some(f => f.files.length)) return;
    e.preventDefault();
    const bar = d.createElement("progress"), p = d.createElement("p"), x = new XMLHttpRequest();
    p.setAttribute("role", "status");
    p.textContent = form.dataset.progress;
    form.append(p, bar);
    x.upload.onprogress = v => { if (v.lengthComputable) bar.max = v.total, bar.value = v.loaded };
    x.onload = () => {
      history.replaceState(null, "", x.responseURL);
      d.open(); d.write(x.responseText); d.close();
    };
    x.onerror = () => { p.remove(); bar.remove(); form.submit() };
    x.open("POST", form.action);
    x.send(new FormData(form, e.submitter));
  });

  const recorder = box => {
    const input = d.getElementById(box.dataset.record), button = box.querySelector("button");
    const label = button.querySelector("span"), out = box.querySelector("output"), start = label.textContent;
    let running, timer;
    box.hidden = false;
    button.onclick = async () => {
      if (running) return running.stop();
      let stream;
      try { stream = await navigator.mediaDevices.getUserMedia({ audio: true }) }
      catch { return out.textContent = button.dataset.refused }
      const parts = [];
      let seconds = 0;
      running = new MediaRecorder(stream);
      running.ondataavailable = e => parts.push(e.data);
      running.onstop = () => {
        clearInterval(timer);
        stream.getTracks().forEach(t => t.stop());
        const type = running.mimeType.split(";")[0], all = new DataTransfer();
        for (const f of input.files) all.items.add(f);
        all.items.add(new File(parts, "voice." + type.split("/")[1], { type }));
        input.files = all.files;
        running = null;
        label.textContent = start;
      };
      running.start();
      label.textContent = button.dataset.stop;
      timer = setInterval(() => out.textContent = (++seconds / 60 | 0) + ":" + `0${seconds % 60}`.slice(-2), 1000);
    };
  };
  addEventListener("DOMContentLoaded", () => {
    const errors = d.getElementById("errors");
    if (errors) errors.focus();
    if (window.MediaRecorder && navigator.mediaDevices) d.querySelectorAll("[data-record]").forEach(recorder);
  });
})();
