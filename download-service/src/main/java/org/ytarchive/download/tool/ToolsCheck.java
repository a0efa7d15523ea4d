package org.ytarchive.download.tool;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.Readiness;
import org.ytarchive.common.http.ReadinessCheck;

/** Whether the programs are there, and which versions of them. */
@Singleton
class ToolsCheck implements ReadinessCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ToolsCheck.class);

  /** Older ones have known holes that YouTube's pages could reach. */
  private static final String SAFE_YT_DLP = "2026.07.04";

  private final Tools tools;
  private final ToolSettings settings;

  ToolsCheck(Tools tools, ToolSettings settings) {
    this.tools = tools;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "tools";
  }

  @Override
  public Readiness.CheckResult check() {
    var missing = missing();
    return missing.isEmpty()
        ? Readiness.CheckResult.up(versions())
        : Readiness.CheckResult.down("missing: " + String.join(", ", missing));
  }

  /** Beside the start, not before it: the first answer to readiness is then ready. */
  @EventListener
  void onStart(StartupEvent event) {
    Thread.ofVirtual().name("tools-check").start(this::tell);
  }

  private void tell() {
    var missing = missing();
    if (!missing.isEmpty()) {
      LOG.warn("downloads will fail, missing: {}", String.join(", ", missing));
    }
    LOG.info("programs: {}", versions());
  }

  private List<String> missing() {
    var missing = new ArrayList<String>();
    tools.ytDlp().ifPresentOrElse(t -> {}, () -> missing.add("yt-dlp"));
    tools.ffmpeg().ifPresentOrElse(t -> {}, () -> missing.add("ffmpeg"));
    tools.ffprobe().ifPresentOrElse(t -> {}, () -> missing.add("ffprobe"));
    List.of("setsid", "flock", "env").stream().filter(c -> !tools.has(c)).forEach(missing::add);
    settings.optionsFile().filter(f -> !Files.isReadable(f)).ifPresent(f -> missing.add("" + f));
    return missing;
  }

  private Map<String, Object> versions() {
    var all = new TreeMap<String, Object>();
    put(all, "yt_dlp", tools.ytDlp());
    put(all, "ffmpeg", tools.ffmpeg());
    put(all, "ffprobe", tools.ffprobe());
    all.put("javascript", tools.javaScript().map(ToolsCheck::text).orElse("none"));
    tools
        .ytDlp()
        .filter(t -> !t.version().isAtLeast(SAFE_YT_DLP))
        .ifPresent(t -> all.put("warning", "this yt-dlp is old: YouTube breaks old ones"));
    return all;
  }

  private static void put(Map<String, Object> all, String key, Optional<Tool> tool) {
    tool.ifPresent(t -> all.put(key, t.version().text()));
  }

  private static String text(Tool tool) {
    return tool.name() + " " + tool.version();
  }
}
