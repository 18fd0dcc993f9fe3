// Shows beside each date how it is read, again after each change.
"use strict";
window.addEventListener("DOMContentLoaded", () => {
  const asked = new WeakMap();
  const waiting = new WeakMap();

  async function show(input) {
    const words = input.closest(".dated").querySelector("output");
    const query = new URLSearchParams({ as: input.dataset.as, text: input.value });
    asked.set(input, input.value);
    const response = await fetch(`${input.dataset.words}?${query}`);
    // An older answer may come after a newer one.
    if (asked.get(input) !== input.value) return;
    if (!response.ok) {
      asked.delete(input);
      return;
    }
    words.textContent = (await response.json()).words;
  }

  function changed(event) {
    const input = event.target;
    if (!input.matches("input[data-words]") || asked.get(input) === input.value) return;
    // Once for a word, not for each of its letters.
    clearTimeout(waiting.get(input));
    waiting.set(input, setTimeout(() => show(input), 150));
  }

  for (const name of ["input", "change", "focusin"]) document.addEventListener(name, changed);
});
