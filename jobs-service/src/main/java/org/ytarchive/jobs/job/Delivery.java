package org.ytarchive.jobs.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ytarchive.common.OutputFormat;

/**
 * What becomes of the file of a job that is somebody's own: a further name in its owner's folder,
 * in the format that was asked for. Such a job is nobody else's, but its file is everybody's who
 * asks for the same.
 *
 * @param owner whose folder; nothing that opens anything
 * @param folder {@code audio}, {@code video} or {@code transcripts}
 * @param autoCaptions whether a transcript may come from what YouTube heard by itself
 */
public record Delivery(UUID owner, String folder, OutputFormat format, boolean autoCaptions) {
  private static final String OWNER = "owner";
  private static final String FOLDER = "folder";
  static final String FORMAT = "output_format";
  private static final String AUTO_CAPTIONS = "auto_captions";

  /** What a job without such wishes comes to anyway, nearly always. */
  private static final Set<OutputFormat> USUAL = Set.of(OutputFormat.MP4, OutputFormat.M4A);

  /** Empty for a job that is nobody's own. */
  public static Optional<Delivery> of(JobOptions options) {
    var work = options.work();
    return Optional.ofNullable(work.get(OWNER)).map(owner -> of(owner, work));
  }

  private static Delivery of(Object owner, Map<String, Object> work) {
    return new Delivery(
        UUID.fromString(owner.toString()),
        String.valueOf(work.get(FOLDER)),
        OutputFormat.parse(String.valueOf(work.get(FORMAT))),
        !Boolean.FALSE.equals(work.get(AUTO_CAPTIONS)));
  }

  Map<String, Object> work() {
    var work = new LinkedHashMap<String, Object>();
    work.put(OWNER, owner.toString());
    work.put(FOLDER, folder);
    work.put(FORMAT, format.wireName());
    work.put(AUTO_CAPTIONS, autoCaptions);
    return work;
  }

  public boolean isTranscript() {
    return format.media() == OutputFormat.Media.TRANSCRIPT;
  }

  /** What the wish for this says besides quality and the like. */
  List<String> words() {
    var words = new ArrayList<String>();
    if (!USUAL.contains(format)) {
      words.addAll(List.of("as", format.wireName()));
    }
    if (isTranscript() && !autoCaptions) {
      words.add("written");
    }
    return words;
  }
}
