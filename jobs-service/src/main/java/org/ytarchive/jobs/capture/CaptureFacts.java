package org.ytarchive.jobs.capture;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ytarchive.contracts.capture.CaptureGap;
import org.ytarchive.contracts.capture.CaptureView;

/** What anyone may know of a capture: its job's metadata, and in the end its record's. */
public final class CaptureFacts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private CaptureFacts() {}

  /** Known when it is ordered: {@code title}, {@code source} and whether it is a test pattern. */
  public static Map<String, Object> ordered(CaptureWork work, Instant now) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("title", title(work, now));
    facts.put("test_pattern", work.streamUrl() == null);
    facts.put("requested_seconds", work.duration().toSeconds());
    if (work.streamUrl() != null) {
      var source = Source.shown(work.streamUrl());
      facts.put("source", source);
      facts.put("description", "Captured from " + source);
    }
    return facts;
  }

  private static String title(CaptureWork work, Instant now) {
    if (work.name() != null) {
      return work.name();
    }
    var what = work.streamUrl() == null ? "Test pattern" : "Capture of " + host(work.streamUrl());
    return what + ", " + TIME.format(now);
  }

  private static String host(String streamUrl) {
    return Source.host(streamUrl);
  }

  /** Known when it has ended: how long it became, and what is missing. */
  public static Map<String, Object> ended(@Nullable Map<String, Object> known, CaptureView ended) {
    var facts = new LinkedHashMap<String, Object>(known == null ? Map.of() : known);
    facts.put("test_pattern", ended.testPattern());
    facts.put("duration", Math.round(seconds(ended)));
    facts.put("gaps", ended.gaps().stream().map(CaptureFacts::gap).toList());
    facts.put("segments", ended.segments());
    if (ended.startedAt() != null) {
      facts.put("recorded_at", ended.startedAt().toString());
    }
    return facts;
  }

  private static double seconds(CaptureView ended) {
    return ended.file() == null ? ended.recordedMillis() / 1000.0 : ended.file().duration();
  }

  private static Map<String, Object> gap(CaptureGap gap) {
    return Map.of(
        "at_millis", gap.atMillis(), "lost_millis", gap.lostMillis(), "reason", gap.reason());
  }
}
