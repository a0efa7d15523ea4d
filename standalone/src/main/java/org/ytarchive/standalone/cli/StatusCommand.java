package org.ytarchive.standalone.cli;

import io.micronaut.serde.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ytarchive.common.http.Readiness;
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
    var json = ObjectMapper.getDefault();
    boolean ready = true;
    for (var service : Service.values()) {
      ready &= tell(service, settings, json);
    }
    tellJobs(new JobsClient(json, settings));
    terminal.say("home      " + settings.get(Setting.YTARCHIVE_HOME));
    return (ready ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  private boolean tell(Service service, Settings settings, ObjectMapper json) {
    var url = service.url(settings);
    try {
      var client = new ServiceClient(json, service, settings);
      var readiness = client.getBare("/health/readiness", Readiness.class);
      terminal.say("%-9s %-9s %s".formatted(service.title(), readiness.status(), url));
      new TreeMap<>(readiness.checks()).forEach(this::tell);
      return readiness.status().equals("ready");
    } catch (Unreachable | Refusal e) {
      terminal.say("%-9s %-9s %s".formatted(service.title(), "away", url));
      return false;
    }
  }

  private void tell(String name, Readiness.CheckResult check) {
    var details = words(check.details());
    terminal.say("  %-11s %-5s %s".formatted(name, check.status(), details).stripTrailing());
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
        counts.append("  ").append(state).append(' ').append(jobs.count(state));
      }
      terminal.say("jobs    " + counts);
    } catch (Unreachable | Refusal e) {
      terminal.say("jobs      cannot be counted: " + e.getMessage());
    }
  }
}
