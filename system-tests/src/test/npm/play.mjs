// node play.mjs CHROMIUM URL FOLDER: opens a page in a headless Chromium and says how its video plays, a JSON object a line,
// until its time has advanced by a second; then ends with 0.
import { evaluate, later, open } from "./browser.mjs";

const [program, url, folder] = process.argv.slice(2);
const ask = await open(program, url, folder);
const expression = `(() => { const v = document.querySelector("video");
  return v && JSON.stringify({ title: document.title, heading: document.querySelector("h1")?.textContent, at: v.currentTime,
    width: v.videoWidth, source: v.currentSrc, error: v.error && v.error.message }); })()`;
for (;;) {
  const value = await evaluate(ask, expression);
  console.log(value ?? "{}");
  if (value && JSON.parse(value).at > 1) process.exit(0);
  await later();
}
