// node play.mjs CHROMIUM URL FOLDER: opens a page in a headless Chromium and says how its video plays, a JSON object a line,
// until its time has advanced by a second; then ends with 0.
import { spawn } from "node:child_process";
import WebSocket from "ws";

const [program, url, folder] = process.argv.slice(2);
const browser = spawn(program, [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--mute-audio",
  "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0",
  `--user-data-dir=${folder}`, "about:blank",
]);
process.on("exit", () => browser.kill("SIGKILL"));
process.stdin.on("end", () => process.exit(1));
process.stdin.resume();

const devtools = await new Promise((found, lost) => {
  let text = "";
  browser.stderr.on("data", (data) => {
    text += data;
    const match = /DevTools listening on (ws:\S+)/.exec(text);
    if (match) found(match[1]);
  });
  browser.on("exit", () => lost(new Error("the browser ended: " + text)));
});

const socket = new WebSocket(devtools);
await new Promise((open) => socket.once("open", open));
const waiting = new Map();
let last = 0;
socket.on("message", (data) => {
  const message = JSON.parse(data);
  waiting.get(message.id)?.(message);
  if (message.method === "Log.entryAdded" || message.method === "Runtime.consoleAPICalled") {
    console.log(JSON.stringify({ log: message.params }));
  }
});
const ask = (method, params, sessionId) =>
  new Promise((answer) => {
    waiting.set(++last, (message) => answer(message.result ?? message));
    socket.send(JSON.stringify({ id: last, method, params, sessionId }));
  });

const { targetId } = await ask("Target.createTarget", { url: "about:blank" });
const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
await ask("Log.enable", {}, sessionId);
await ask("Page.enable", {}, sessionId);
await ask("Page.navigate", { url }, sessionId);
const expression = `(() => { const v = document.querySelector("video");
  return v && JSON.stringify({ title: document.title, heading: document.querySelector("h1")?.textContent, at: v.currentTime,
    width: v.videoWidth, source: v.currentSrc, error: v.error && v.error.message }); })()`;
for (;;) {
  const { result } = await ask("Runtime.evaluate", { expression }, sessionId);
  console.log(result?.value ?? "{}");
  if (result?.value && JSON.parse(result.value).at > 1) process.exit(0);
  await new Promise((later) => setTimeout(later, 250));
}
