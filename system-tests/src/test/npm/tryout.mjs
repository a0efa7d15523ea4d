// node tryout.mjs CHROMIUM URL FOLDER TAG OPERATION [TOKEN]: opens an interactive page in a headless Chromium, gives it the
// token, if there is one, clicks "Try it out" and "Execute" of an operation, and prints the status that the page then shows.
import { evaluate, later, open } from "./browser.mjs";

const [program, url, folder, tag, operation, token] = process.argv.slice(2);
const ask = await open(program, url, folder);
const block = `#operations-${tag}-${operation}`;

async function click(selector) {
  const found = `document.querySelector(${JSON.stringify(selector)})`;
  while (!(await evaluate(ask, `(() => { const e = ${found}; e?.click(); return Boolean(e); })()`))) await later();
}

if (token) {
  await click(".auth-wrapper .authorize");
  const field = `.auth-container input[aria-label="auth-bearer-value"]`;
  await click(field);
  await evaluate(ask, `document.querySelector(${JSON.stringify(field)}).focus()`);
  await ask("Input.insertText", { text: token });
  await click(".auth-container .auth-btn-wrapper .authorize");
  await click(".auth-container .btn-done");
}
await click(`${block} .opblock-summary-control`);
await click(`${block} .try-out__btn`);
await click(`${block} .execute`);
for (;;) {
  const status = await evaluate(ask, `document.querySelector("${block} .live-responses-table tbody .response-col_status")?.textContent`);
  const answered = /\b\d{3}\b/.exec(status ?? "");
  if (answered) {
    console.log(`answered ${answered[0]}`);
    process.exit(0);
  }
  await later();
}
