const status = document.getElementById("status");
const pause = document.getElementById("pause");
let paused = false;

pause.addEventListener("click", () => {
  paused = !paused;
  pause.setAttribute("aria-pressed", paused);
});

const kinds = {
  RESOURCE: "resource", LIFECYCLE: "source's life cycle", LOOP: "loop", ITERATOR: "iterator", CURSOR: "cursor",
  SUBSCRIPTION: "subscription", PART: "part of a loop", STACK: "exit stack", CHANNEL: "channel", WAIT: "cancelled, waits",
};
const tones = {
  LEAKED: "bad", FAILED: "bad", CANCELLED: "warn", CLOSING: "warn", ENTERING: "warn", OPEN: "good", COMPLETED: "good",
};

function time(millis) {
  if (millis < 1) return `${(millis * 1000).toFixed(0)} µs`;
  if (millis < 1000) return `${millis.toFixed(millis < 10 ? 1 : 0)} ms`;
  if (millis < 60_000) return `${(millis / 1000).toFixed(1)} s`;
  return `${Math.floor(millis / 60_000)} min ${Math.floor(millis / 1000) % 60} s`;
}

function word(text) {
  return text === null ? "" : text.charAt(0) + text.slice(1).toLowerCase();
}

/** Cells are made again only where they change, so that what somebody selects or reads stays. */
function fill(table, rows) {
  const body = document.querySelector(`#${table} tbody`);
  rows.forEach((cells, at) => {
    const row = body.rows[at] ?? body.insertRow();
    cells.forEach((cell, column) => {
      const shown = row.cells[column] ?? row.insertCell();
      const text = String(cell.text ?? cell);
      if (shown.textContent !== text) shown.textContent = text;
      shown.className = cell.number ? "number" : "";
      shown.dataset.tone = cell.tone ?? "";
    });
  });
  while (body.rows.length > rows.length) body.deleteRow(-1);
}

const number = text => ({ text, number: true });
const toned = (text, tone) => ({ text, tone });
const bad = count => ({ text: count, number: true, tone: count > 0 ? "bad" : "" });

function show(snapshot) {
  const open = snapshot.open.sort((a, b) => b.millis - a.millis);
  document.getElementById("count").textContent = open.length;
  fill("open", open.map(one => [
    one.name,
    toned(kinds[one.kind] ?? one.kind, one.kind === "WAIT" ? "warn" : ""),
    toned(word(one.phase), tones[one.phase]),
    number(time(one.millis)),
    number(one.elements || ""),
  ]));
  fill("totals", snapshot.totals.map(one => [
    one.name, number(one.perSecond.toFixed(1)), number(one.count), bad(one.failed), number(one.cancelled),
    number(time(one.millis)), number(one.elements || ""),
  ]));
  fill("recent", snapshot.recent.map(one => [
    new Date(one.time).toLocaleTimeString(), one.name, one.kind, toned(word(one.outcome), tones[one.outcome]),
    number(time(one.millis)), one.failure ?? "",
  ]));
}

function say(state, text) {
  status.dataset.state = state;
  if (status.textContent !== text) status.textContent = text;
}

const events = new EventSource("events");
events.addEventListener("open", () => say("online", "Connected"));
events.addEventListener("error", () => say("offline", "Reconnecting…"));
events.addEventListener("message", event => {
  if (!paused) show(JSON.parse(event.data));
});
