package org.ytarchive.metadata.video;

import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/** Work for another thread that keeps the request's id in its log lines and further calls. */
final class Carried {
  private Carried() {}

  static Runnable over(Runnable work) {
    var context = Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
    return () -> {
      MDC.setContextMap(context);
      try {
        work.run();
      } finally {
        MDC.clear();
      }
    };
  }
}
