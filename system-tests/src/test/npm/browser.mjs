// A headless Chromium with one page. It ends with this program, which ends when its input does.
import { spawn } from "node:child_process";
import WebSocket from "ws";

/** Opens a page and answers what asks it by Chromium's protocol; what the page logs is printed. */
export async function open(program, url, folder) {
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
  await new Promise((opened) => socket.once("open", opened));
  const waiting = new Map();
  let last = 0;
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    waiting.get(message.id)?.(message);
    if (message.method === "Log.entryAdded" || message.method === "Runtime.consoleAPICalled") {
      console.log(JSON.stringify({ log: message.params }));
    }
  });
  const send = (method, params, sessionId) =>
    new Promise((answer) => {
      waiting.set(++last, (message) => answer(message.result ?? message));
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
    });

  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const ask = (method, params) => send(method, params, sessionId);
  await ask("Log.enable", {});
  await ask("Page.enable", {});
  await ask("Page.navigate", { url });
  return ask;
}

/** What an expression is in the page. */
export async function evaluate(ask, expression) {
  const { result } = await ask("Runtime.evaluate", { expression });
  return result?.value;
}

/** A little later. */
export const later = () => new Promise((then) => setTimeout(then, 250));
