// Opens the folded list that holds the line a link leads to. Every page works without this.
"use strict";
function openTheWay() {
  const line = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!line) return;
  for (let fold = line.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  line.scrollIntoView();
}
addEventListener("hashchange", openTheWay);
openTheWay();
