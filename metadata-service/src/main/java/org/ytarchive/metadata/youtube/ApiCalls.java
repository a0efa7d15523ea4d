package org.ytarchive.metadata.youtube;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.metadata.quota.Quota;
import org.ytarchive.metadata.quota.QuotaBucket;
import org.ytarchive.metadata.video.ApiFault;
import org.ytarchive.metadata.video.Spending;
import org.ytarchive.metadata.video.YouTubeApiException;

/** Calls of the API: tried again where that may help, and read as JSON. */
@Singleton
class ApiCalls {
  private static final Logger log = LoggerFactory.getLogger(ApiCalls.class);
  private static final int RETRIES = 3;

  /** Our own ledger says so: YouTube was not asked. */
  private static final ApiFault SPENT = new ApiFault(ApiFault.Kind.QUOTA_GONE, "daily_quota_spent");

  private final YouTubeSettings settings;
  private final ApiTransport transport;
  private final ApiState state;
  private final Quota quota;
  private final SharedPace pace;
  private final JsonMapper json;

  ApiCalls(
      YouTubeSettings settings,
      ApiTransport transport,
      ApiState state,
      Quota quota,
      SharedPace pace,
      JsonMapper json) {
    this.settings = settings;
    this.transport = transport;
    this.state = state;
    this.quota = quota;
    this.pace = pace;
    this.json = json;
  }

  /**
   * The items of an answer, by id; what was not asked for is left out.
   *
   * @param pathAndQuery without the ids, which are appended; at most fifty
   */
  Map<String, ApiNode> list(String pathAndQuery, Collection<String> ids, Spending spending) {
    var query = pathAndQuery + "&id=" + encode(String.join(",", ids));
    return get(query, spending).at("items").items().stream()
        .filter(item -> item.text("id").filter(ids::contains).isPresent())
        .collect(
            Collectors.toMap(item -> item.text("id").orElseThrow(), item -> item, (a, b) -> a));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** One answer; every attempt at it is paid for. */
  ApiNode get(String pathAndQuery, Spending spending) {
    var key = settings.key().orElseThrow(() -> new YouTubeApiException(ApiFault.NO_KEY));
    state.refuseWhileResting();
    long deadline = System.nanoTime() + settings.patience().toNanos();
    for (int attempt = 0; ; attempt++) {
      try {
        var answer = once(pathAndQuery, key, spending);
        state.worked();
        return answer;
      } catch (YouTubeApiException e) {
        log.warn("youtube {} failed: {}", pathAndQuery, e.fault());
        boolean again = attempt < RETRIES && System.nanoTime() < deadline;
        if (!again || !e.fault().kind().isWorthRetrying()) {
          state.failed(e.fault());
          throw e;
        }
        pause(attempt);
      }
    }
  }

  private ApiNode once(String pathAndQuery, String key, Spending spending) {
    try {
      pay(spending);
      var answer = transport.get(pathAndQuery, key);
      if (!answer.isSuccess()) {
        throw new YouTubeApiException(ApiErrors.read(answer.status(), lenient(answer)));
      }
      return parse(answer);
    } catch (IOException e) {
      log.info("youtube: {}", e.toString());
      throw new YouTubeApiException(new ApiFault(ApiFault.Kind.BROKEN, "unreachable"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new YouTubeApiException(new ApiFault(ApiFault.Kind.REFUSED, "interrupted"));
    }
  }

  /** In this order: the day may end while a caller waits for his turn. */
  private void pay(Spending spending) throws InterruptedException {
    pace.await();
    if (!quota.take(QuotaBucket.MAIN)) {
      throw new YouTubeApiException(SPENT);
    }
    spending.add();
  }

  /** An error may come as HTML from something in between; then only its status speaks. */
  private ApiNode lenient(ApiAnswer answer) {
    try {
      return new ApiNode(json.readValue(answer.body(), Argument.of(JsonNode.class)));
    } catch (IOException noJson) {
      return new ApiNode(null);
    }
  }

  private ApiNode parse(ApiAnswer answer) {
    var root = lenient(answer);
    if (root.json() == null || !root.json().isObject()) {
      throw new YouTubeApiException(new ApiFault(ApiFault.Kind.BROKEN, "not_json"));
    }
    return root;
  }

  /** Half of the pause is fixed, half is chance, so that many callers spread. */
  private void pause(int attempt) {
    long whole = settings.retryPause().toMillis() << attempt;
    var pause = Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new YouTubeApiException(new ApiFault(ApiFault.Kind.REFUSED, "interrupted"));
    }
  }
}
