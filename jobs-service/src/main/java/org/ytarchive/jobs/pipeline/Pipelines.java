package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.jobs.job.JobKind;

/** Which way a kind of job goes. */
@Singleton
class Pipelines {
  private final Map<JobKind, Pipeline> ways = new EnumMap<>(JobKind.class);

  Pipelines(List<Pipeline> all) {
    all.forEach(this::add);
  }

  private void add(Pipeline pipeline) {
    if (ways.put(pipeline.kind(), pipeline) != null) {
      throw new IllegalStateException("two pipelines for " + pipeline.kind());
    }
  }

  Pipeline of(JobKind kind) {
    return Optional.ofNullable(ways.get(kind))
        .orElseThrow(() -> new IllegalStateException("no pipeline for " + kind));
  }
}
