(() => {
  const find = document.getElementById("find"), severity = document.getElementById("severity");
  const check = document.getElementById("check"), context = document.getElementById("context");
  const count = document.getElementById("count"), nothing = document.getElementById("nothing");
  const records = [...document.querySelectorAll(".record")];
  // Letters a reader may type either way.
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\u064b-\u0652\u200c\u200e\u200f]/g, "")
    .replace(/ي/g, "ی").replace(/ك/g, "ک").replace(/[۰-۹]/g, (d) => "۰۱۲۳۴۵۶۷۸۹".indexOf(d));
  const texts = records.map((record) => fold(record.textContent));
  const shown = () => records.filter((record) => !record.hidden && !record.classList.contains("clean"));

  function filter() {
    const words = fold(find.value.trim());
    let units = 0, findings = 0;
    records.forEach((record, index) => {
      let hits = 0;
      for (const item of record.querySelectorAll(".findings > li")) {
        const fits = (!severity.value || item.dataset.severity === severity.value)
          && (!check.value || item.dataset.check === check.value);
        item.hidden = !fits;
        hits += fits;
      }
      const said = !words || texts[index].includes(words);
      record.hidden = !(said && (hits || context.checked));
      if (!record.hidden && hits) { units += 1; findings += hits; }
    });
    count.textContent = `${findings} findings in ${units} segments`;
    nothing.hidden = records.some((record) => !record.hidden);
  }

  function step(by) {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(document.activeElement.closest?.(".record"));
    const next = list[Math.max(0, Math.min(list.length - 1, at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  async function copy(button) {
    const text = button.dataset.text;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = "copied";
    setTimeout(() => { button.textContent = "copy"; }, 1500);
  }

  for (const control of [find, severity, check, context]) control.addEventListener("input", filter);
  document.querySelector(".controls").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (button) copy(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); find.focus(); }
    else if (event.key === "c") {
      const button = document.activeElement.querySelector?.(".copy");
      if (button) copy(button);
    }
  });
  filter();
})();
