package org.ytarchive.common.http.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** How the process itself is; looked after from the first time somebody asks. */
@Singleton
class JvmMeters {
  private final MeterRegistry registry;
  private final AtomicBoolean bound = new AtomicBoolean();
  private final JvmGcMetrics collections = new JvmGcMetrics();

  JvmMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void bind() {
    if (bound.compareAndSet(false, true)) {
      collections.bindTo(registry);
      List.of(
              new ClassLoaderMetrics(),
              new JvmInfoMetrics(),
              new JvmMemoryMetrics(),
              new JvmThreadMetrics(),
              new FileDescriptorMetrics(),
              new ProcessorMetrics(),
              new UptimeMetrics())
          .forEach(meters -> meters.bindTo(registry));
    }
  }

  @PreDestroy
  void stop() {
    collections.close();
  }
}
