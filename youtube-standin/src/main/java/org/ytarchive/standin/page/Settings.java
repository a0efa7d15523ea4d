package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.util.Map;

/** The client settings every page carries, and the script they point to. */
final class Settings {
  static final String VISITOR = "CgtzdGFuZGluMDAwMCi0nv2xBjIKCgJERRIEEgAgTQ%3D%3D";

  /** Holds the one number yt-dlp reads from it; there is nothing in it to solve. */
  static final String PLAYER_SCRIPT = "var config={signatureTimestamp:20521};\n";

  static final String PLAYER_PATH = "/s/player/0a1b2c3d/player_ias.vflset/en_US/base.js";

  static final String IFRAME_SCRIPT =
      "var scriptUrl = 'https:\\/\\/www.youtube.com\\/s\\/player\\/0a1b2c3d\\/www-widgetapi.vflset"
          + "\\/www-widgetapi.js';\n";

  private Settings() {}

  static String script() {
    return "<script>ytcfg.set(" + Json.writeForScript(settings()) + ");</script>";
  }

  private static Map<String, Object> settings() {
    var version = "2.20260708.00.00";
    var client = object("hl", "en", "gl", "DE", "clientName", "WEB", "clientVersion", version);
    client.put("visitorData", VISITOR);
    var settings = object("INNERTUBE_API_KEY", "standin", "INNERTUBE_API_VERSION", "v1");
    settings.putAll(object("INNERTUBE_CLIENT_NAME", "WEB", "INNERTUBE_CLIENT_VERSION", version));
    settings.putAll(object("INNERTUBE_CONTEXT_CLIENT_NAME", 1, "STS", 20_521));
    settings.putAll(object("INNERTUBE_CONTEXT", object("client", client)));
    settings.putAll(object("PLAYER_JS_URL", PLAYER_PATH, "VISITOR_DATA", VISITOR));
    settings.putAll(object("LOGGED_IN", false));
    return settings;
  }
}
