// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0
// For browsers of 2016 (KaiOS 2.5): ES2015 and nothing later.
"use strict";
(() => {
  const d = document, root = d.documentElement, here = location;
  let store = {}, isDirty = false, sending = null, pressed = null;
  try { store = sessionStorage } catch (e) { store = {} }
  const all = (css, from) => Array.from((from || d).querySelectorAll(css));
  const add = (parent, tag, text) => {
    const made = parent.appendChild(d.createElement(tag));
    if (text) made.textContent = text;
    return made;
  };

  const gone = to => { root.hidden = true; root.textContent = ""; here.replace(to) };
  // A page that was left for good is not shown again by "Back".
  const nav = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
  if (store.away && nav && nav.type === "back_forward") return gone(store.away);
  delete store.away;
  addEventListener("pageshow", e => {
    if (e.persisted && store.away) return gone(store.away);
    if (e.persisted && sending) sending.end();
  });

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
    escapes = escapes.concat(e.timeStamp).slice(-3);
    if (escapes.length > 2 && e.timeStamp - escapes[0] < 2000) leave();
  });
  addEventListener("input", () => { isDirty = true });
  addEventListener("change", () => { isDirty = true });
  addEventListener("click", e => {
    pressed = e.target.closest && e.target.closest("button");
    const a = e.target.closest && e.target.closest("a");
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
    const isLeave = a.className === "leave";
    if (!isLeave && (a.origin !== here.origin || a.hash || a.download)) return;
    // What is being written stays open; the other page opens beside it.
    if (!isLeave && isDirty) { a.target = "_blank"; a.rel = "noopener"; return }
    e.preventDefault();
    // One visit is one line of history.
    if (isLeave) leave(); else here.replace(a.href);
  });

  // Sends the files one by one, then the form as a form: the answer is a page that can be loaded again.
  const send = form => {
    all(".sent", form).forEach(p => p.remove());
    const s = form.dataset, p = add(form, "p", s.progress), bar = add(form, "progress");
    const keep = (name, value) => {
      const field = add(form, "input");
      field.type = "hidden"; field.name = name; field.value = value;
    };
    p.className = "sent";
    p.setAttribute("role", "status");
    sending = { end: text => {
      sending = null;
      bar.remove();
      if (text) p.textContent = text; else p.remove();
      all("button", form).forEach(b => { b.disabled = false });
    } };
    const button = pressed;
    if (button && button.name && button.form === form) keep(button.name, button.value);
    all("button", form).forEach(b => { b.disabled = true });

    const inputs = all("[type=file]", form), files = [];
    inputs.forEach(input => Array.from(input.files).forEach(file => files.push([input, file])));
    let left = +s.total, count = +s.count - all("[name=kept]:checked", form).length;
    const ask = (method, to, body, done) => {
      const x = new XMLHttpRequest();
      x.upload.onprogress = v => { if (v.lengthComputable) { bar.max = v.total; bar.value = v.loaded } };
      x.onload = () => done(x.status, x.responseText);
      x.onerror = x.ontimeout = () => done(0, "");
      x.open(method, to);
      x.send(body);
    };
    // What has gone or cannot go is not tried again when the rest did not get through.
    const done = form.sentFiles = form.sentFiles || [];
    const refuse = (reason, file) => { keep("skipped", reason + ":" + file.name); done.push(file) };
    const unreached = () => {
      if (button && button.name) all("input[type=hidden][name=" + button.name + "]", form).forEach(f => f.remove());
      sending.end(s.unreached);
    };
    const next = () => {
      const one = files.shift();
      if (!one) {
        return ask("HEAD", form.action, null, status => {
          if (status < 200 || status > 499) return unreached();
          inputs.forEach(input => { input.value = "" });
          isDirty = false;
          form.submit();
        });
      }
      const file = one[1];
      if (file.size > +s.largest) refuse("tooBig", file);
      else if (file.size > left) refuse("tooBigTogether", file);
      else if (count < 1) refuse("tooMany", file);
      else {
        const body = new FormData();
        body.append(one[0].name, file, file.name);
        return ask("POST", s.upload, body, (status, text) => {
          const answer = text.split(" ");
          if (answer[0] === "kept") {
            left -= file.size;
            count -= 1;
            keep("kept", answer[1]);
            done.push(file);
          } else if (answer[0] === "refused" && status < 500) refuse(answer[1], file);
          else return unreached();
          next();
        });
      }
      next();
    };
    for (let i = files.length; i--;) if (done.indexOf(files[i][1]) >= 0) files.splice(i, 1);
    next();
  };
  let stopRecording = null;
  addEventListener("submit", e => {
    const form = e.target;
    if (sending) return e.preventDefault();
    if (!form.dataset.upload) { if (form.target !== "_blank") isDirty = false; return }
    e.preventDefault();
    if (stopRecording) stopRecording(() => send(form)); else send(form);
  });

  // Says at once which file is too large, before anybody waits for it.
  addEventListener("change", e => {
    const input = e.target, form = input.form;
    if (input.type !== "file" || !form || !form.dataset.upload) return;
    const s = form.dataset, said = input.parentNode.querySelector(".said") || add(input.parentNode, "p");
    said.className = "said error";
    said.setAttribute("role", "status");
    const files = [].concat.apply([], all("[type=file]", form).map(i => Array.from(i.files)));
    const big = Array.from(input.files).filter(f => f.size > +s.largest)[0];
    const sum = files.reduce((n, f) => n + f.size, 0);
    said.textContent = big ? s.big.replace("%", big.name)
      : files.length > +s.count ? s.many
      : sum > +s.total ? s.together.replace("%", files[files.length - 1].name) : "";
  });

  const recorder = box => {
    const input = d.getElementById(box.dataset.record), button = box.querySelector("button");
    const label = button.querySelector("span"), start = label.textContent;
    const clock = box.querySelector(".tabular"), out = box.querySelector("output");
    let running = null, timer;
    const time = seconds => (seconds / 60 | 0) + ":" + ("0" + seconds % 60).slice(-2);
    const record = stream => {
      const parts = [];
      let seconds = 0, then = null;
      running = new MediaRecorder(stream);
      running.ondataavailable = e => parts.push(e.data);
      running.onstop = () => {
        clearInterval(timer);
        stream.getTracks().forEach(t => t.stop());
        const type = running.mimeType.split(";")[0] || "audio/ogg", list = new DataTransfer();
        Array.from(input.files).forEach(f => list.items.add(f));
        list.items.add(new File(parts, "voice." + type.split("/")[1], { type }));
        input.files = list.files;
        running = stopRecording = null;
        isDirty = true;
        label.textContent = start;
        clock.textContent = "";
        out.textContent = button.dataset.recorded.replace("%", time(seconds));
        if (then) then();
      };
      stopRecording = next => { then = next; running.stop() };
      running.start();
      label.textContent = button.dataset.stop;
      out.textContent = "";
      timer = setInterval(() => { clock.textContent = time(++seconds) }, 1000);
    };
    box.hidden = false;
    button.onclick = () => {
      if (running) return running.stop();
      navigator.mediaDevices.getUserMedia({ audio: true })
        .then(record, () => { out.textContent = button.dataset.refused });
    };
  };
  const canRecord = () => {
    try { return window.MediaRecorder && navigator.mediaDevices && new DataTransfer() } catch (e) { return false }
  };
  addEventListener("DOMContentLoaded", () => {
    const errors = d.getElementById("errors");
    if (errors) errors.focus();
    if (canRecord()) all("[data-record]").forEach(recorder);
  });
})();
