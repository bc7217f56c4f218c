// Enhancement only: every page works without this file. No library, no inline code, nothing is evaluated.
"use strict";
(() => {
  const root = document.documentElement;
  const words = () => document.body.dataset;
  const on = (type, selector, act) =>
    document.addEventListener(type, (event) => {
      const node = event.target instanceof Element && event.target.closest(selector);
      if (node) act(node, event);
    });
  root.classList.add("scripted");

  // Filters, tabs and page turns inside [data-swap]: fetch the same address and put its part in place of the old one.
  let latest = 0;
  async function swap(url, id, keep) {
    const old = document.getElementById(id);
    if (!old) return location.assign(url);
    const turn = ++latest;
    old.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { headers: { accept: "text/html" }, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const part = page.getElementById(id);
      if (turn !== latest) return;
      if (!part) return location.assign(url);
      const focus = old.contains(document.activeElement) ? document.activeElement.id : "";
      const caret = focus && document.getElementById(focus).selectionStart;
      old.replaceWith(document.adoptNode(part));
      document.title = page.title;
      if (!keep) history.pushState({ swap: id }, "", url);
      const again = focus && document.getElementById(focus);
      if (again) again.focus({ preventScroll: true });
      if (again && typeof caret === "number") again.setSelectionRange(caret, caret);
      ready();
    } catch {
      if (turn === latest) location.assign(url);
    }
  }
  function filterUrl(form) {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    return form.action.split("?")[0] + (asked.size ? "?" + asked : "");
  }
  const swapped = (node) => node.closest("[data-swap]");
  on("submit", "[data-swap] form[data-auto]", (form, event) => {
    event.preventDefault();
    swap(filterUrl(form), swapped(form).id);
  });
  on("change", "[data-swap] form[data-auto] select", (node) => swap(filterUrl(node.form), swapped(node).id));
  let typing = 0;
  on("input", "[data-swap] form[data-auto] input[type=search]", (input, event) => {
    clearTimeout(typing);
    if (event.isComposing) return;
    typing = setTimeout(() => swap(filterUrl(input.form), swapped(input).id), 350);
  });
  on("click", "[data-swap] :is(.tabs, .chips, .pages) a", (link, event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    swap(link.href, swapped(link).id);
  });
  addEventListener("popstate", (event) => event.state?.swap && swap(location.href, event.state.swap, true));
  const part = document.querySelector("[data-swap]");
  if (part && !location.hash) history.replaceState({ swap: part.id }, "");

  // Rows open by click and by key.
  on("click", "[data-href]", (row, event) => {
    if (event.target.closest("a, button, input, label, summary, select, textarea") || String(getSelection())) return;
    location.assign(row.dataset.href);
  });
  function step(by) {
    const all = [...document.querySelectorAll("[data-href]")].filter((row) => row.offsetParent !== null);
    const at = all.findIndex((row) => row.classList.contains("here"));
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    all.forEach((row) => row.classList.toggle("here", row === next));
    if (!next) return;
    (next.querySelector("a") || next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("keydown", (event) => {
    const typingNow = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.ctrlKey || event.metaKey || event.altKey || typingNow || event.isComposing) return;
    const here = document.querySelector("[data-href].here");
    const keys = {
      j: () => step(1),
      k: () => step(-1),
      x: () => here?.querySelector("input[type=checkbox]")?.click(),
      "/": () => (document.getElementById("f-q") || document.getElementById("find"))?.focus(),
      "?": toggleHelp,
      Enter: () => here && !event.target.closest("a, button, summary") && location.assign(here.dataset.href),
    };
    if (!keys[event.key]) return;
    if (event.key !== "Enter") event.preventDefault();
    keys[event.key]();
  });
  function toggleHelp() {
    const keys = document.getElementById("keys");
    if (keys.open) keys.close();
    else keys.showModal();
  }
  on("click", "[data-help]", toggleHelp);

  // Copy, print, fill in a demonstration account.
  on("click", "[data-copy]", async (button) => {
    const from = document.getElementById(button.dataset.copy);
    const text = "value" in from ? from.value : from.textContent;
    if (from.select) from.select();
    else getSelection().selectAllChildren(from);
    // Plain http has no clipboard of its own; the older way copies what is selected.
    if (navigator.clipboard) await navigator.clipboard.writeText(text);
    else document.execCommand("copy");
    button.textContent = words().copied;
  });
  on("click", "[data-print]", () => print());
  on("click", "[data-fill]", (button) => {
    document.getElementById(button.dataset.fill).value = button.dataset.value;
    document.querySelector("input[type=password]").focus();
  });

  // Ask before what is not easily put back; never send a form twice.
  on("submit", "form[data-ask]", (form, event) => confirm(form.dataset.ask) || event.preventDefault());
  on("submit", "form[method=post]", (form, event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    if (form.dataset.keep) sessionStorage.setItem("heluo sent", draftKey(form));
  });
  addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((it) => delete it.dataset.sent));

  // Rows of a small table: one more.
  on("click", "[data-add-row]", (button) => {
    const all = button.closest("[data-rows]").querySelectorAll(".row-of");
    const copy = all[all.length - 1].cloneNode(true);
    copy.querySelectorAll("[id]").forEach((node) => {
      const id = node.id.replace(/\d+$/, "") + (all.length + 1);
      const label = copy.querySelector(`label[for="${CSS.escape(node.id)}"]`);
      if (label) label.htmlFor = id;
      node.id = id;
      node.value = "";
    });
    button.before(copy);
    copy.querySelector("input, select, textarea").focus();
  });

  // Drafts of long forms stay on this machine until they are sent. No passwords, no files, no hidden fields.
  const draftKey = (form) => "heluo draft " + form.dataset.keep;
  on("submit", 'form[action="/sign-out"]', () => localStorage.clear());
  const kept = (form) => [...form.querySelectorAll("textarea, input[type=text]")].filter((field) => field.name);
  const drafty = (form) => form.dataset.keep && form.querySelector("textarea");
  on("input", "form[data-keep]", (form) => {
    if (!drafty(form)) return;
    clearTimeout(form.draftTimer);
    form.draftTimer = setTimeout(() => {
      localStorage.setItem(draftKey(form), JSON.stringify(kept(form).map((field) => [field.id, field.value])));
      form.querySelector(".saved").textContent = `${words().draft} ${new Date().toTimeString().slice(0, 5)}`;
    }, 600);
  });
  function restore(form) {
    const draft = localStorage.getItem(draftKey(form));
    if (!draft || form.querySelector(".summary")) return;
    for (const [id, value] of JSON.parse(draft)) {
      const field = document.getElementById(id);
      if (field && !field.value) field.value = value;
    }
    form.querySelector(".saved").textContent = words().draft;
  }

  // A link into a folded part opens it; source and structure light each other.
  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("details")) return;
    for (let up = target; up; up = up.parentElement) if (up.matches("details")) up.open = true;
    target.scrollIntoView({ block: "nearest" });
    target.querySelector("input:not([type=hidden]), textarea, select")?.focus({ preventScroll: true });
  }
  addEventListener("hashchange", reveal);
  function light(from, to) {
    document.querySelectorAll(".compare .lit").forEach((node) => node.classList.remove("lit"));
    for (let line = from; line <= to; line++) document.getElementById("L" + line)?.classList.add("lit");
    document.querySelectorAll(".outline [data-from]").forEach((node) => {
      const inside = Number(node.dataset.from) <= from && Number(node.dataset.to) >= to;
      node.classList.toggle("lit", inside && !node.matches(".n-chapter"));
    });
  }
  const within = (pane, node) => pane.scrollTo({ top: node.offsetTop - pane.clientHeight / 3 });
  on("click", ".outline a, .goto", (link, event) => {
    const line = document.getElementById(link.hash.slice(1));
    const pane = line?.closest(".pane");
    if (!pane) return;
    event.preventDefault();
    const node = link.closest("[data-from]");
    light(Number(line.id.slice(1)), Number(node ? node.dataset.to : line.id.slice(1)));
    within(pane, line);
    if (!link.closest(".pane")) pane.scrollIntoView({ block: "nearest" });
  });
  on("click", ".compare .source li", (line, event) => {
    if (String(getSelection())) return;
    const no = Number(line.id.slice(1));
    if (event.target.closest("a")) event.preventDefault();
    light(no, no);
    const node = [...document.querySelectorAll(".outline .lit")].pop();
    if (node) within(node.closest(".pane"), node);
  });

  // What is ticked in a list; menus close when one clicks elsewhere.
  function picked() {
    document.querySelectorAll("form[data-many]").forEach((form) => {
      const count = form.querySelectorAll("input[name=item]:checked").length;
      form.querySelector(".many-bar").classList.toggle("idle", count === 0);
      const text = form.querySelector("[data-picked]");
      text.textContent = `${text.dataset.picked} ${count}`;
    });
  }
  on("change", "form[data-many] input[name=item]", picked);
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.me[open], details.export[open]").forEach((menu) =>
      menu.toggleAttribute("open", menu.contains(event.target)));
  });

  const narrow = matchMedia("(max-width: 640px)");
  function ready() {
    picked();
    document.querySelectorAll(".more-filters").forEach((more) => more.toggleAttribute("open", !narrow.matches));
    document.querySelectorAll("form[data-keep]").forEach((form) => drafty(form) && restore(form));
  }
  const sent = sessionStorage.getItem("heluo sent");
  if (sent && !document.querySelector("form .summary")) localStorage.removeItem(sent);
  sessionStorage.removeItem("heluo sent");
  narrow.addEventListener("change", ready);
  ready();
  reveal();
  document.querySelector(".act .summary")?.focus();
})();
