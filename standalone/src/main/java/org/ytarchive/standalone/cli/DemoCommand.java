package org.ytarchive.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ytarchive.client.model.NewJob;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.ExitCode;
import org.ytarchive.standalone.Service;
import org.ytarchive.standalone.Stack;
import org.ytarchive.standalone.postgres.FreePort;
import org.ytarchive.standin.YouTubeStandIn;
import picocli.CommandLine.Command;

/**
 * {@code ./ytarchive demo}: four videos of a local stand-in for YouTube through the real yt-dlp, on
 * a stack with a home and ports of its own. Exits with 0 when three are archived and the private
 * one fails as it must.
 */
@Command(name = "demo", description = "Archives from a local stand-in for YouTube.")
final class DemoCommand implements Callable<Integer> {
  private static final List<String> GOOD = List.of("ordinary720", "demoVideo02", "demoVideo03");
  private static final String PRIVATE = "privateVid0";

  /** Slow enough for the bars to be seen moving. */
  private static final long BYTES_PER_SECOND = 700_000;

  private final Terminal terminal = Terminal.ofThisProcess();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var users = Main.settings();
    var home = users.path(Setting.YTARCHIVE_HOME).resolve("demo");
    var standInFolder = home.resolve("stand-in");
    Files.createDirectories(standInFolder);
    try (var youTube = YouTubeStandIn.start(YouTubeStandIn.Config.in(standInFolder))) {
      GOOD.forEach(video -> youTube.knobs().throttle(video, BYTES_PER_SECOND));
      terminal.say("a stand-in for YouTube listens on 127.0.0.1:" + youTube.port());
      var settings = settings(users, home, optionsFile(home, youTube));
      try (var stack = new Stack(settings)) {
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        stack.start();
        sayWhere(settings);
        return archive(settings, home).code();
      }
    }
  }

  private static Path optionsFile(Path home, YouTubeStandIn youTube) throws IOException {
    var file = home.resolve("yt-dlp-options");
    return Files.write(file, youTube.ytDlpOptions());
  }

  /**
   * The tools are the user's own; nothing else of the user's settings reaches the demonstration.
   */
  private static Settings settings(Settings users, Path home, Path options) {
    var environment = new HashMap<String, String>();
    for (var tool : List.of(Setting.YTDLP_PATH, Setting.FFMPEG_PATH, Setting.FFPROBE_PATH)) {
      users.find(tool).ifPresent(path -> environment.put(tool.name(), path));
    }
    var own = users.path(Setting.YTARCHIVE_HOME).resolve("tools/yt-dlp/yt-dlp");
    if (Files.isExecutable(own)) {
      environment.putIfAbsent(Setting.YTDLP_PATH.name(), own.toString());
    }
    environment.put(Setting.YTARCHIVE_HOME.name(), home.toString());
    environment.put(Setting.YTDLP_OPTIONS_FILE.name(), options.toString());
    environment.putAll(freePorts());
    environment.put(Setting.DOORS_PORT.name(), "0");
    return Settings.read(environment);
  }

  private static Map<String, String> freePorts() {
    var ports = new HashMap<String, String>();
    int next = FreePort.row(Service.values().length);
    for (var setting :
        List.of(
            Setting.JOBS_PORT,
            Setting.METADATA_PORT,
            Setting.DOWNLOAD_PORT,
            Setting.STORAGE_PORT)) {
      ports.put(setting.name(), Integer.toString(next++));
    }
    return ports;
  }

  private void sayWhere(Settings settings) {
    for (var service : Service.values()) {
      terminal.say("%-9s %s".formatted(service.title(), service.url(settings)));
    }
    terminal.say("");
    terminal.say("archiving four videos with the real yt-dlp; the fourth is private and must fail");
  }

  private ExitCode archive(Settings settings, Path home) throws InterruptedException {
    var wishes = new ArrayList<>(GOOD.stream().map(DemoCommand::wish).toList());
    wishes.add(wish(PRIVATE));
    var result = new ArchiveRun(terminal, settings).run(wishes);
    boolean asExpected = result.refused() == 0 && result.ended().stream().allMatch(this::expected);
    terminal.say("");
    terminal.say(
        asExpected
            ? "As it should be: three archived, and the private one refused with its reason."
            : "Not as it should be: three should be archived and the private one refused.");
    terminal.say(
        "The files stay in "
            + settings.get(Setting.DOWNLOAD_DIR)
            + ", the log in "
            + home.resolve("logs"));
    terminal.say("'./ytarchive archive URL' does the same with the real YouTube.");
    return asExpected ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static NewJob wish(String videoId) {
    return new NewJob().videoId(videoId);
  }

  private boolean expected(Followed job) {
    var result = job.result();
    if (result == null) {
      return false;
    }
    var error = result.getError();
    return PRIVATE.equals(result.getVideoId())
        ? error != null && error.getCode().equals("VIDEO_NOT_FOUND")
        : result.getStatus().equals("completed") && result.getSha256() != null;
  }
}
