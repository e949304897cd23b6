// The events of a room come through an EventSource, which comes back by itself and tells the server the last message that it saw.

const byId = (id) => document.getElementById(id);
const log = byId("log");
const messages = byId("messages");
const text = byId("text");
const problem = byId("problem");

const NAME = "name";
const MINUTES_OF_ONE_GROUP = 5;
const PAUSE_BEFORE_NEXT_TRY = 2000;

let name = sessionStorage.getItem(NAME);
let room;
let events;
let seen;
let last;
let unread = 0;

// ------------------------------------------------------------------------------------------------------------ the room

function enter(next) {
  room = next;
  seen = -1;
  last = undefined;
  messages.replaceChildren();
  byId("empty").hidden = false;
  byId("latest").hidden = true;
  byId("title").textContent = `# ${room}`;
  for (const link of byId("rooms").querySelectorAll("a")) {
    if (link.hash === `#${room}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  connect();
}

function connect() {
  events?.close();
  // What was said before is not read out by a screen reader; what is said from now on is.
  if (seen < 0) log.setAttribute("aria-live", "off");
  const source = new EventSource(`rooms/${room}/events?${new URLSearchParams({ name, after: seen })}`);
  events = source;
  source.onopen = () => state("online", "Connected");
  source.onerror = () => {
    state("offline", "Reconnecting…");
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => source === events && connect(), PAUSE_BEFORE_NEXT_TRY);
    }
  };
  source.addEventListener("said", said);
  source.addEventListener("present", present);
}

function state(value, words) {
  const status = byId("status");
  status.dataset.state = value;
  if (status.textContent !== words) status.textContent = words;
  byId("send").disabled = value !== "online";
}

// ------------------------------------------------------------------------------------------------------------- events

function said(event) {
  const id = Number(event.lastEventId);
  if (id <= seen) return;
  seen = id;
  const [at, author, ...lines] = event.data.split("\n");
  show({ at: new Date(at), author, text: lines.join("\n") });
}

function present(event) {
  log.setAttribute("aria-live", "polite");
  const [count, ...names] = event.data.split("\n");
  byId("count").textContent = count;
  byId("people").replaceChildren(...names.map((person) => {
    const item = element("li");
    item.append(avatar(person), element("span", "", person));
    return item;
  }));
}

function show(message) {
  const live = log.getAttribute("aria-live") === "polite";
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  byId("empty").hidden = true;
  if (last?.at.toDateString() !== message.at.toDateString()) {
    messages.append(element("li", "day", message.at.toLocaleDateString([], { dateStyle: "full" })));
    last = undefined;
  }
  messages.append(item(message, live));
  last = message;
  const own = message.author === name;
  if (atEnd || own || !live) {
    log.scrollTo({ top: log.scrollHeight, behavior: live ? "auto" : "instant" });
  } else {
    byId("latest").hidden = false;
  }
  if (live && document.hidden && !own) {
    document.title = `(${++unread}) Chat`;
  }
}

function item(message, live) {
  const follows = last?.author === message.author && message.at - last.at < MINUTES_OF_ONE_GROUP * 60_000;
  const meta = element("p", follows ? "meta hidden" : "meta");
  const time = element("time", "", message.at.toLocaleTimeString([], { timeStyle: "short" }));
  time.dateTime = message.at.toISOString();
  meta.append(element("strong", "", message.author), time);
  const result = element("li", "message");
  result.classList.toggle("own", message.author === name);
  result.classList.toggle("follows", follows);
  result.classList.toggle("new", live);
  result.append(avatar(message.author), meta, element("p", "text", message.text));
  return result;
}

function avatar(person) {
  const letters = [...person.matchAll(/(?<=^|\s)\S/gu)].slice(0, 2).join("");
  const result = element("span", "avatar", letters.toUpperCase());
  result.setAttribute("aria-hidden", "true");
  const hue = [...person].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);
  result.style.setProperty("--hue", hue);
  return result;
}

function element(tag, className = "", content = "") {
  const result = document.createElement(tag);
  result.className = className;
  result.textContent = content;
  return result;
}

// ------------------------------------------------------------------------------------------------------------ writing

byId("say").addEventListener("submit", async (event) => {
  event.preventDefault();
  const content = text.value;
  if (!content.trim()) return;
  try {
    const response = await fetch(`rooms/${room}/messages`, {
      method: "POST",
      body: new URLSearchParams({ name, text: content }),
    });
    if (!response.ok) throw new Error(await response.text());
    if (text.value === content) text.value = "";
    problem.hidden = true;
  } catch (failure) {
    problem.textContent = `Not sent: ${failure.message}`;
    problem.hidden = false;
  }
});

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId("say").requestSubmit();
  }
});

byId("latest").addEventListener("click", () => {
  log.scrollTo({ top: log.scrollHeight });
  text.focus();
});

log.addEventListener("scroll", () => {
  if (log.scrollHeight - log.scrollTop - log.clientHeight < 80) byId("latest").hidden = true;
});

document.addEventListener("visibilitychange", () => {
  unread = 0;
  document.title = "Chat";
});

// ----------------------------------------------------------------------------------------------------------- the name

function askForName() {
  byId("name").value = name ?? "";
  byId("join").showModal();
}

byId("join").addEventListener("cancel", (event) => {
  if (!name) event.preventDefault();
});

byId("join-form").addEventListener("submit", (event) => {
  const given = byId("name").value.trim();
  if (!given) {
    event.preventDefault();
    return;
  }
  name = given;
  sessionStorage.setItem(NAME, name);
  begin();
});

byId("join").addEventListener("close", () => text.focus());

byId("rename").addEventListener("click", askForName);

function begin() {
  byId("rename").textContent = name;
  byId("rename").setAttribute("aria-label", `You are ${name}. Change your name`);
  byId("rename").hidden = false;
  chosen();
}

// -------------------------------------------------------------------------------------------------------------- rooms

function chosen() {
  const links = [...byId("rooms").querySelectorAll("a")];
  const link = links.find((candidate) => candidate.hash === location.hash) ?? links[0];
  if (name && link) enter(link.hash.slice(1));
}

window.addEventListener("hashchange", chosen);

const rooms = await (await fetch("rooms")).text();
byId("rooms").replaceChildren(...rooms.split("\n").map((title) => {
  const link = element("a", "", title);
  link.href = `#${title}`;
  const listed = element("li");
  listed.append(link);
  return listed;
}));

if (name) {
  begin();
  text.focus();
} else {
  askForName();
}
