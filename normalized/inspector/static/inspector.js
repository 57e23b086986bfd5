"use strict";
// Everything works without this script; it adds keys.
//   Escape  hides the note of a mention, until another one is looked at
//   /       goes to the search field
//   n       shows or hides the noise of a page
document.addEventListener("keydown", (event) => {
  const field = event.target instanceof Element && event.target.closest("input, select, textarea");
  if (event.key === "Escape") {
    document.body.classList.add("dismissed");
    return;
  }
  if (field || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (search) {
      search.focus();
      event.preventDefault();
    }
  }
  if (event.key === "n") {
    const toggle = document.getElementById("noise-toggle");
    if (toggle) toggle.click();
  }
});
for (const name of ["focusin", "mouseover"]) {
  document.addEventListener(name, (event) => {
    if (event.target instanceof Element && event.target.closest(".mark")) document.body.classList.remove("dismissed");
  });
}
