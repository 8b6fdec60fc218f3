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
// A page that shows work under way looks again by itself; without this, its link does.
const under = document.querySelector("[data-look-again]");
if (under) setTimeout(() => location.reload(), Number(under.dataset.lookAgain));
