// Conveniences only: every page is complete without this file.

// Pages that were visited can be read again without network.
navigator.serviceWorker?.register("/worker.js");

// Copy buttons, shown only where they can work.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent.trim();
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.done;
  });
}

// The buttons that print, and folded parts unfolded on paper where the style sheet cannot do it.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
let unfolded = [];
window.addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details:not([open], .subject, .subject *)")];
  for (const part of unfolded) part.open = true;
});
window.addEventListener("afterprint", () => {
  for (const part of unfolded) part.open = false;
});
