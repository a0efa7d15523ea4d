package org.ytarchive.jobs.plan;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.contracts.jobs.NewJob;
import org.ytarchive.jobs.job.JobOptions;

/** How a plan's videos were to be archived, as it stands in the plan's metadata. */
public final class PlanOptions {
  private static final String FIELD = "options";

  private PlanOptions() {}

  /** What a plan is given, so that it is driven with the same options. */
  public static Map<String, Object> write(JobOptions options) {
    var all = new HashMap<String, Object>();
    all.put("quality", options.quality());
    all.put("audio", options.audio());
    all.put("subtitles", options.subtitles());
    if (options.outputPath() != null) {
      all.put("output_path", options.outputPath());
    }
    return all;
  }

  /** The wish for one of its videos; throws {@code INVALID_PARAMETER} for what no job takes. */
  static NewJob read(Map<String, Object> metadata, String video) {
    var all = metadata.get(FIELD) instanceof Map<?, ?> map ? map : Map.of();
    return new NewJob(
        video,
        null,
        value(all, "quality", String.class),
        value(all, "output_path", String.class),
        null,
        value(all, "audio", Boolean.class),
        null,
        texts(value(all, "subtitles", List.class)),
        null,
        null,
        null,
        null);
  }

  @Nullable
  private static <T> T value(Map<?, ?> all, String name, Class<T> type) {
    var value = all.get(name);
    if (value != null && !type.isInstance(value)) {
      throw invalid(name);
    }
    return type.cast(value);
  }

  @Nullable
  private static List<String> texts(@Nullable List<?> values) {
    if (values == null) {
      return null;
    }
    var texts = new ArrayList<String>();
    for (var value : values) {
      if (!(value instanceof String text)) {
        throw invalid("subtitles");
      }
      texts.add(text);
    }
    return texts;
  }

  private static ArchiveException invalid(String name) {
    return ArchiveException.invalid(
        "metadata.options." + name,
        "the plan's metadata.options." + name + " is of the wrong kind");
  }
}
