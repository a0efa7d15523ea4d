// Loaded before newman: who connects to a documented port gets to the one that the stack under test really has. So the
// collection is run as people import it, and by newman as it is. PORTS is {"8001": 34567, ...}.
import net from "node:net";

const ports = JSON.parse(process.env.PORTS ?? "{}");
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (typeof options === "object" && ports[options.port]) {
    options.port = ports[options.port];
  }
  return connect.apply(this, given);
};
