package org.ytarchive.jobs.door.collector.live;

import com.corundumstudio.socketio.protocol.AuthPacket;
import com.corundumstudio.socketio.protocol.ConnPacket;
import com.corundumstudio.socketio.protocol.JacksonJsonSupport;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the two packets of a handshake as a stock client expects them. */
final class EngineJson extends JacksonJsonSupport {
  private final transient Sessions sessions;
  private final int maxPayload;

  EngineJson(Sessions sessions, int maxPayload) {
    this.sessions = sessions;
    this.maxPayload = maxPayload;
  }

  @Override
  public void writeValue(ByteBufOutputStream out, Object value) throws IOException {
    switch (value) {
      case AuthPacket open -> super.writeValue(out, opened(open));
      case ConnPacket connected -> super.writeValue(out, connected(connected));
      default -> super.writeValue(out, value);
    }
  }

  private Map<String, Object> opened(AuthPacket open) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("sid", open.getSid());
    fields.put("upgrades", open.getUpgrades());
    fields.put("pingInterval", open.getPingInterval());
    fields.put("pingTimeout", open.getPingTimeout());
    fields.put("maxPayload", maxPayload);
    return fields;
  }

  private Map<String, Object> connected(ConnPacket connected) {
    var fields = new LinkedHashMap<String, Object>();
    var session = sessions.find(connected.getSid());
    fields.put("sid", session.map(Session::publicId).orElse(""));
    session.ifPresent(known -> fields.put("pid", known.recoveryId()));
    sessions.greet(connected.getSid());
    return fields;
  }
}
