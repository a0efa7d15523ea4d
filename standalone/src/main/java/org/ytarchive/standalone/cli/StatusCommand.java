package org.ytarchive.standalone.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ytarchive.client.JobQuery;
import org.ytarchive.client.JobsClient;
import org.ytarchive.client.YTArchiveClient;
import org.ytarchive.client.YTArchiveException;
import org.ytarchive.client.model.Readiness;
import org.ytarchive.client.model.ReadinessCheckResult;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.ExitCode;
import org.ytarchive.standalone.Service;
import picocli.CommandLine.Command;

/** {@code ./ytarchive status}: 0 when all four are ready, else 1. */
@Command(name = "status", description = "How the services are, and how many jobs there are.")
final class StatusCommand implements Callable<Integer> {
  private static final List<String> STATES =
      List.of("queued", "downloading", "completed", "failed", "cancelled");

  private final Terminal terminal = Terminal.ofThisProcess();

  @Override
  public Integer call() {
    var settings = Main.settings();
    var archive = Archive.of(settings);
    boolean ready = true;
    for (var service : Service.values()) {
      ready &= tell(service, settings, archive);
    }
    tellJobs(archive.jobs());
    terminal.say("home      " + settings.get(Setting.YTARCHIVE_HOME));
    return (ready ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  private boolean tell(Service service, Settings settings, YTArchiveClient archive) {
    var url = service.url(settings);
    try {
      var readiness = readiness(service, archive);
      terminal.say("%-9s %-9s %s".formatted(service.title(), readiness.getStatus(), url));
      new TreeMap<>(readiness.getChecks()).forEach(this::tell);
      return readiness.getStatus().equals("ready");
    } catch (YTArchiveException e) {
      terminal.say("%-9s %-9s %s".formatted(service.title(), "away", url));
      return false;
    }
  }

  private static Readiness readiness(Service service, YTArchiveClient archive) {
    return switch (service) {
      case JOBS -> archive.jobs().getReadiness();
      case METADATA -> archive.metadata().getReadiness();
      case DOWNLOAD -> archive.downloads().getReadiness();
      case STORAGE -> archive.storage().getReadiness();
    };
  }

  private void tell(String name, ReadinessCheckResult check) {
    var details = words(check.getDetails());
    terminal.say("  %-11s %-5s %s".formatted(name, check.getStatus(), details).stripTrailing());
  }

  private static String words(Map<?, ?> details) {
    return details.entrySet().stream()
        .map(entry -> word(String.valueOf(entry.getKey()), entry.getValue()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String word(String key, Object value) {
    if (value instanceof Map<?, ?> inner) {
      return key + " " + words(inner);
    }
    return key.endsWith("_bytes") && value instanceof Number bytes
        ? key.replace("_bytes", " ") + Text.size(bytes.longValue())
        : key.replace('_', ' ') + " " + Text.harmless(String.valueOf(value));
  }

  private void tellJobs(JobsClient jobs) {
    var counts = new StringBuilder();
    try {
      for (var state : STATES) {
        counts.append("  ").append(state).append(' ').append(count(jobs, state));
      }
      terminal.say("jobs    " + counts);
    } catch (YTArchiveException e) {
      terminal.say("jobs      cannot be counted: " + e.getMessage());
    }
  }

  private static long count(JobsClient jobs, String state) {
    return jobs.listJobs(JobQuery.all().status(state).limit(1)).getTotal();
  }
}
