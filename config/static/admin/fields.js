// The first field has the focus, and every chooser is called by its label.
"use strict";
window.addEventListener("load", () => {
  // A chooser of the admin hides its select and shows a box, which knows no label of its own.
  const labelOf = (select) => {
    const label = select.labels && select.labels[0];
    const cell = select.closest("td");
    const heading = cell && select.closest("table").querySelectorAll("thead th")[cell.cellIndex];
    return ((label || heading || {}).textContent || "").trim().replace(/:$/, "");
  };

  const nameChoosers = () => {
    for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
      const box = select.nextElementSibling && select.nextElementSibling.querySelector(".select2-selection");
      const name = labelOf(select);
      if (!box || !name) continue;
      const search = box.querySelector(".select2-search__field");
      const value = box.querySelector(".select2-selection__rendered");
      box.setAttribute("aria-label", name);
      if (search) search.setAttribute("aria-label", name);
      // What is chosen is read after the label.
      if (!search && value && value.id && !box.id) box.id = `${value.id}-box`;
      if (!search && value && value.id) box.setAttribute("aria-labelledby", `${box.id} ${value.id}`);
    }
  };

  const boxOf = (field) =>
    field.classList.contains("select2-hidden-accessible")
      ? field.nextElementSibling.querySelector(".select2-selection--single, .select2-search__field")
      : field;

  const isUsable = (field) =>
    field.type !== "hidden" && !field.disabled && !field.readOnly && field.offsetParent !== null;

  const focusFirst = () => {
    const now = document.activeElement;
    const isHidden = now.classList.contains("select2-hidden-accessible");
    if (location.hash || (now !== document.body && !isHidden)) return;
    const wrong = document.querySelector("#content .errors, #content .errorlist:not(.nonfield)");
    const within = (wrong && wrong.closest(".form-row, .errors")) || document.querySelector("#content");
    const fields = within ? within.querySelectorAll("form :is(input, select, textarea)") : [];
    const first = [...fields].find((field) => isUsable(field) && !field.closest(".object-tools"));
    const box = first && boxOf(first);
    if (box) box.focus({ preventScroll: !wrong });
  };

  // The picture beside the search is called as the button is: its own name is English alone.
  const searched = document.querySelector("#changelist-search");
  if (searched) searched.querySelector("img").alt = searched.querySelector("[type=submit]").value;

  document.addEventListener("formset:added", () => setTimeout(nameChoosers));
  if (!window.django || !django.jQuery) {
    focusFirst();
    return;
  }
  // After what the admin's scripts do when the page is ready, which may be later than its load.
  django.jQuery(() => {
    nameChoosers();
    focusFirst();
  });
  // The list that opens has a field of its own to search in.
  django.jQuery(document).on("select2:open", (event) => {
    const field = document.querySelector(".select2-container--open .select2-search__field");
    if (!field) return;
    field.setAttribute("aria-label", labelOf(event.target));
    field.focus();
  });
  // Whoever types into a closed chooser searches in it.
  django.jQuery(document).on("keydown", ".select2-selection--single", (event) => {
    if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
    const select = event.currentTarget.closest(".select2-container").previousElementSibling;
    django.jQuery(select).select2("open");
  });
});
