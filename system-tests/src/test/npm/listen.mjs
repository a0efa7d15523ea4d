// node listen.mjs URL TRANSPORTS COUNT: stock clients of the collector. Says what happens to each of them, a JSON object a
// line, until it is told to end by the end of its input.
import { io } from "socket.io-client";

const [url, transports, count] = process.argv.slice(2);
const options = { forceNew: true, reconnectionDelay: 200, reconnectionDelayMax: 1000 };
if (transports !== "default") {
  options.transports = transports.split(",");
}
const say = (what) => process.stdout.write(JSON.stringify(what) + "\n");

for (let client = 0; client < Number(count ?? 1); client++) {
  const socket = io(url, options);
  const transport = () => socket.io.engine?.transport.name;
  socket.on("connect", () => {
    say({ client, event: "connect", transport: transport(), recovered: socket.recovered });
    socket.io.engine.once("upgrade", () => say({ client, event: "upgrade", transport: transport() }));
  });
  socket.on("disconnect", (reason) => say({ client, event: "disconnect", reason }));
  socket.on("connect_error", (error) => say({ client, event: "connect_error", reason: String(error) }));
  socket.on("job_update", (...all) => {
    // a handler is given what the document promises, and nothing else
    say(all.length === 1
      ? { client, event: "job_update", data: all[0], transport: transport() }
      : { client, event: "too many arguments", data: all });
  });
}

process.stdin.on("end", () => process.exit(0));
process.stdin.resume();
