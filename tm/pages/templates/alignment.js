"use strict";
(() => {
  const table = document.getElementById("beads");
  const body = table.tBodies[0];
  const status = document.getElementById("status");
  const langs = [0, 1].map((side) => {
    const cell = body.querySelector(`td:nth-child(${side + 1})`);
    return cell ? [cell.lang, cell.dir] : ["", "auto"];
  });
  const segments = [[], []];
  let beads = [...body.rows].map((row) => {
    const sides = [0, 1].map((side) =>
      [...row.cells[side].querySelectorAll(".seg")].map((node) => {
        const number = Number(node.dataset.n);
        segments[side][number] = node;
        return number;
      }),
    );
    return {
      sides,
      sure: Number(row.dataset.sure),
      checked: "pinned" in row.dataset,
      furniture: row.classList.contains("furniture"),
      moved: !!row.querySelector(".badge"),
      edited: false,
    };
  });
  const history = [];
  let current = 0;
  let lowFirst = false;
  let openOnly = false;

  const order = () => {
    let shown = beads.map((_, n) => n);
    if (openOnly) shown = shown.filter((n) => !beads[n].checked);
    if (lowFirst) shown.sort((a, b) => beads[a].sure - beads[b].sure || a - b);
    return shown;
  };

  const draw = (focus = true) => {
    const shown = order();
    if (!shown.includes(current)) current = shown.find((n) => n >= current) ?? shown[0] ?? 0;
    body.replaceChildren(
      ...shown.map((n) => {
        const bead = beads[n];
        const row = document.createElement("tr");
        row.tabIndex = -1;
        row.dataset.bead = n;
        const alone = !bead.sides[0].length || !bead.sides[1].length;
        row.classList.toggle("alone", alone);
        row.classList.toggle("furniture", bead.furniture);
        row.classList.toggle("checked", bead.checked);
        row.classList.toggle("unsure", !bead.checked && bead.sure < 0.8);
        if (n === current) row.setAttribute("aria-current", "true");
        bead.sides.forEach((numbers, side) => {
          const cell = row.insertCell();
          [cell.lang, cell.dir] = langs[side];
          cell.append(...numbers.map((number) => segments[side][number]));
        });
        const sure = row.insertCell();
        sure.className = "sure";
        sure.textContent = bead.checked ? "checked" : bead.edited ? "edited" : bead.sure.toFixed(2);
        if (bead.moved) {
          const badge = document.createElement("span");
          badge.className = "badge neutral";
          badge.textContent = "moved";
          sure.append(document.createElement("br"), badge);
        }
        return row;
      }),
    );
    const done = beads.filter((bead) => bead.checked).length;
    status.textContent = `${done} of ${beads.length} checked`;
    const row = body.querySelector('[aria-current="true"]');
    if (focus && row) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
  };

  const change = (edit) => {
    const before = JSON.stringify([beads, current]);
    if (edit() === false) return;
    history.push(before);
    beads = beads.filter((bead) => bead.sides[0].length || bead.sides[1].length);
    current = Math.min(current, beads.length - 1);
    draw();
  };

  const made = (source, target) => ({
    sides: [source, target],
    sure: 1,
    checked: true,
    furniture: false,
    moved: false,
    edited: true,
  });

  const merge = () =>
    change(() => {
      const [one, two] = [beads[current], beads[current + 1]];
      if (!two) return false;
      const sides = [0, 1].map((s) => [...one.sides[s], ...two.sides[s]].sort((a, b) => a - b));
      beads.splice(current, 2, made(...sides));
    });

  const split = () =>
    change(() => {
      const [source, target] = beads[current].sides;
      const size = Math.max(source.length, target.length);
      if (size < 2 && source.length + target.length < 2) return false;
      const parts =
        size === 1
          ? [made(source, []), made([], target)]
          : Array.from({ length: size }, (_, k) =>
              made(source.slice(k, k + 1), target.slice(k, k + 1)),
            );
      beads.splice(current, 1, ...parts);
    });

  const move = (side, up) =>
    change(() => {
      const bead = beads[current];
      if (!bead.sides[side].length) return false;
      const goal = current + (up ? -1 : 1);
      const number = up ? bead.sides[side].shift() : bead.sides[side].pop();
      if (beads[goal]) {
        beads[goal].sides[side].push(number);
        beads[goal].sides[side].sort((a, b) => a - b);
        Object.assign(beads[goal], { edited: true, checked: true, sure: 1 });
      } else {
        const alone = made(side ? [] : [number], side ? [number] : []);
        beads.splice(up ? 0 : beads.length, 0, alone);
        if (up) current += 1;
      }
      Object.assign(bead, { edited: true, checked: true, sure: 1 });
    });

  const go = (by) => {
    const shown = order();
    const at = shown.indexOf(current);
    current = shown[Math.max(0, Math.min(shown.length - 1, at + by))] ?? 0;
    draw();
  };

  const check = () => {
    const shown = order();
    const next = shown[shown.indexOf(current) + 1];
    change(() => {
      beads[current].checked = !beads[current].checked;
      if (beads[current].checked && next !== undefined) current = next;
    });
  };

  const undo = () => {
    if (!history.length) return;
    [beads, current] = JSON.parse(history.pop());
    draw();
  };

  const toggle = (id, set) => {
    const button = document.getElementById(id);
    const pressed = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(pressed));
    set(pressed);
    draw();
  };

  const ladder = (some) =>
    some
      .map((bead) => {
        const cost = bead.checked ? 0 : 1 - bead.sure;
        return `[${bead.sides[0].join(",")}]:[${bead.sides[1].join(",")}]:${cost.toFixed(3)}\n`;
      })
      .join("");

  const download = (some, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([ladder(some)], { type: "text/plain" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const actions = {
    low: () => toggle("low", (on) => (lowFirst = on)),
    open: () => toggle("open", (on) => (openOnly = on)),
    undo,
    all: () => download(beads, "corrected.ladder"),
    checked: () => download(beads.filter((bead) => bead.checked), "checked.ladder"),
  };
  const keys = {
    j: () => go(1),
    ArrowDown: () => go(1),
    k: () => go(-1),
    ArrowUp: () => go(-1),
    Enter: check,
    m: merge,
    s: split,
    1: () => move(0, true),
    2: () => move(0, false),
    3: () => move(1, true),
    4: () => move(1, false),
    u: undo,
    l: actions.low,
    o: actions.open,
  };

  for (const [id, action] of Object.entries(actions)) {
    document.getElementById(id).addEventListener("click", action);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("button, summary, a, input") && event.key === "Enter") return;
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (!row || !getSelection().isCollapsed) return;
    current = Number(row.dataset.bead);
    draw();
  });
  document.getElementById("controls").hidden = false;
  draw(false);
  window.tmLadder = () => ladder(beads);
})();
