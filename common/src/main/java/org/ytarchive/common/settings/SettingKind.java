package org.ytarchive.common.settings;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ytarchive.common.AddressRange;

/** What a setting's value must look like. */
public enum SettingKind {
  TEXT("any text", v -> true),
  SECRET("any text", v -> true),
  PATH("a path", v -> v.indexOf('\0') < 0),
  ADDRESS("an address such as 127.0.0.1", matches("[0-9A-Za-z.:%_-]+")),
  PORT("a port, 1..65535", v -> matches("\\d{1,5}").test(v) && inPortRange(v)),
  PORT_OR_NONE(
      "a port, 1..65535, or 0 for none", v -> matches("\\d{1,5}").test(v) && isPortOrNone(v)),
  URL("an http or https URL", matches("https?://[^\\s/]+(/\\S*)?")),
  SIZE("a size such as 5GB", matches("[1-9]\\d{0,9}(B|KB|MB|GB|TB)")),
  DURATION("a duration such as 30s, 5m or 1h", matches("[1-9]\\d{0,8}(ms|s|m|h|d)")),
  COUNT("a number, 1..1000", matches("[1-9]\\d{0,2}|1000")),
  AMOUNT("a number, 0..999999999", matches("0|[1-9]\\d{0,8}")),
  RANGES("addresses or ranges such as 10.0.0.0/8, with commas", AddressRange::areRanges),
  BOOLEAN("true or false", Set.of("true", "false")::contains),
  LEVEL("error, warn, info, debug or trace", matches("error|warn|info|debug|trace")),
  UPDATES("off or daily", Set.of("off", "daily")::contains),
  BACKEND("local, s3 or gcs", matches("local|s3|gcs")),
  BUCKET("a bucket's name", matches("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]")),
  VIDEO("a video's id of 11 characters", matches("[A-Za-z0-9_-]{11}")),
  FORMAT("text or json", Set.of("text", "json")::contains);

  private final String form;
  private final Predicate<String> accepts;

  SettingKind(String form, Predicate<String> accepts) {
    this.form = form;
    this.accepts = accepts;
  }

  /** What a person should write. */
  public String form() {
    return form;
  }

  boolean accepts(String value) {
    return accepts.test(value);
  }

  private static Predicate<String> matches(String regex) {
    return Pattern.compile(regex).asMatchPredicate();
  }

  private static boolean isPortOrNone(String value) {
    return value.equals("0") || inPortRange(value);
  }

  private static boolean inPortRange(String value) {
    int port = Integer.parseInt(value);
    return port >= 1 && port <= 65535;
  }
}
