// Without this script the fields stand in the order of trouble; with it, in the order of any column.
for (const table of document.querySelectorAll("table[data-sortable]")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") !== "descending";
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = row => row.cells[column].dataset.value;
      const compare = (a, b) => head.dataset.sort === "text"
        ? value(b).localeCompare(value(a), document.documentElement.lang)
        : Number(value(b)) - Number(value(a));
      body.append(...[...body.rows].sort((a, b) => down ? compare(a, b) : compare(b, a)));
    });
  });
}
