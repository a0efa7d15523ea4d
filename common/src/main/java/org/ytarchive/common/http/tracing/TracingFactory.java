package org.ytarchive.common.http.tracing;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ytarchive.common.settings.SettingsException;

/** Who hears of work is a setting; by default nobody does. */
@Factory
class TracingFactory {

  @Bean(preDestroy = "close")
  @Singleton
  Tracing tracing(
      @Value("${ytarchive.service}") String service,
      @Value("${ytarchive.tracing.endpoint:}") String endpoint,
      @Value("${ytarchive.tracing.headers:}") String headers) {
    return endpoint.isBlank()
        ? Tracing.unheard()
        : Tracing.toldTo(endpoint, headers(headers), service);
  }

  /** {@code name=value} with commas, values encoded as in a URL; the message names no value. */
  static Map<String, String> headers(String text) {
    var all = new LinkedHashMap<String, String>();
    Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(pair -> !pair.isEmpty())
        .forEach(pair -> put(all, pair.split("=", 2)));
    return all;
  }

  private static void put(Map<String, String> all, String[] pair) {
    try {
      all.put(pair[0].strip(), URLDecoder.decode(pair[1].strip(), StandardCharsets.UTF_8));
    } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
      throw new SettingsException("OTEL_EXPORTER_OTLP_HEADERS must be name=value, with commas");
    }
  }
}
