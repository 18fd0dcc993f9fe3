// Shows beside a form what would follow from it, again after each change of a field.
"use strict";
window.addEventListener("DOMContentLoaded", () => {
  const section = document.querySelector("section[data-preview]");
  if (!section) return;
  const body = section.querySelector("[data-preview-body]");
  const form = section.closest("form");
  let timer = null;
  let asked = 0;

  async function refresh() {
    const number = ++asked;
    const data = new FormData(form);
    for (const [name, value] of [...data]) {
      if (value instanceof File) data.delete(name);
    }
    data.set("row", section.dataset.row);
    const response = await fetch(section.dataset.preview, {
      method: "POST",
      body: new URLSearchParams(data),
      headers: { "X-Fragment": "1" },
    });
    // An older answer may come after a newer one.
    if (number !== asked || !response.ok) return;
    body.innerHTML = await response.text();
    // On a telephone what is shown must not cover the field that is being filled in.
    const field = document.activeElement;
    if (form.contains(field)) field.scrollIntoView({ block: "nearest" });
  }

  function changed(event) {
    if (event.target.name === "confirmed") return;
    clearTimeout(timer);
    timer = setTimeout(refresh, 300);
  }

  form.addEventListener("input", changed);
  // The admin's choosers and calendars tell jQuery only.
  django.jQuery(form).on("change", changed);
});
