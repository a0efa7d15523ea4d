package org.ytarchive.common.http.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Sends work to a collector of OpenTelemetry, in batches and by a thread of its own: nobody waits
 * for it, and when it is away what is too much is dropped. The only class that knows OpenTelemetry.
 */
final class OtlpSpans implements SpanMaker {
  private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(2);
  private static final int LAST_SECONDS = 3;

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /**
   * @param endpoint without {@code /v1/traces}
   */
  OtlpSpans(String service, String endpoint, Map<String, String> headers) {
    this.provider =
        SdkTracerProvider.builder()
            .setResource(resource(service))
            .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter(endpoint, headers))
                    .setScheduleDelay(BETWEEN_BATCHES)
                    .build())
            .build();
    this.tracer = provider.get("org.ytarchive");
  }

  private static Resource resource(String service) {
    return Resource.getDefault()
        .merge(
            Resource.create(
                Attributes.of(
                    AttributeKey.stringKey("service.name"),
                    "ytarchive-" + service,
                    AttributeKey.stringKey("service.instance.id"),
                    UUID.randomUUID().toString())));
  }

  private static OtlpHttpSpanExporter exporter(String endpoint, Map<String, String> headers) {
    var builder =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.replaceAll("/+$", "") + "/v1/traces")
            .setCompression("gzip");
    headers.forEach(builder::addHeader);
    return builder.build();
  }

  @Override
  public Span begin(SpanKind kind, String name, Optional<TraceParent> parent) {
    var builder = tracer.spanBuilder(name).setSpanKind(kind(kind));
    parent.ifPresentOrElse(
        place ->
            builder.setParent(
                Context.root().with(io.opentelemetry.api.trace.Span.wrap(context(place)))),
        builder::setNoParent);
    return new Told(builder.startSpan(), parent.map(TraceParent::state).orElse(""));
  }

  private static SpanContext context(TraceParent place) {
    return SpanContext.createFromRemoteParent(
        place.traceId(),
        place.spanId(),
        place.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        notes(place));
  }

  /** The first one comes first in the end: each is put before those that are there. */
  private static TraceState notes(TraceParent place) {
    var state = TraceState.builder();
    List.copyOf(TraceNotes.of(place).entrySet())
        .reversed()
        .forEach(note -> state.put(note.getKey(), note.getValue()));
    return state.build();
  }

  private static io.opentelemetry.api.trace.SpanKind kind(SpanKind kind) {
    return io.opentelemetry.api.trace.SpanKind.valueOf(kind.name());
  }

  private record Told(io.opentelemetry.api.trace.Span span, String state) implements Span {
    @Override
    public TraceParent place() {
      var context = span.getSpanContext();
      return new TraceParent(context.getTraceId(), context.getSpanId(), context.isSampled(), state);
    }

    @Override
    public Span put(String key, String value) {
      span.setAttribute(key, value);
      return this;
    }

    @Override
    public Span put(String key, long value) {
      span.setAttribute(key, value);
      return this;
    }

    @Override
    public void fail(String why) {
      span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public void end() {
      span.end();
    }
  }

  @Override
  public void close() {
    provider.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS);
  }
}
