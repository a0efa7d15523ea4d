package org.ytarchive.jobs.door.sessions;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.SubtitleLanguages;
import org.ytarchive.common.VideoUrl;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.jobs.NewJob;
import org.ytarchive.jobs.door.InvalidInput;

/**
 * A checked body of {@code POST /api/jobs/}; unknown fields are passed over.
 *
 * @param url as it was given
 * @param quality in our words
 * @param languages of a transcript, the best first; empty: English, else the first there is
 */
record JobRequest(
    String url,
    OutputFormat.Media media,
    String quality,
    OutputFormat format,
    List<String> languages,
    boolean autoCaptions) {
  private static final int LONGEST_URL = 2_000;

  /** Throws what is answered as 422, with all that is wrong. */
  static JobRequest read(@Nullable Object body) {
    if (body instanceof Map<?, ?> fields) {
      return new Reader(fields).read();
    }
    throw InvalidInput.refusal(
        new InvalidInput(
            "model_attributes_type", List.of("body"), "Input should be a JSON object", null));
  }

  /** The same wish in the job core's words. */
  NewJob order() {
    return new NewJob(
        null,
        url,
        quality,
        null,
        true,
        media == OutputFormat.Media.AUDIO,
        null,
        languages,
        null,
        null,
        null,
        null);
  }

  /** Reads field by field and remembers what is wrong. */
  private static final class Reader {
    private final Map<?, ?> fields;
    private final List<InvalidInput> wrong = new ArrayList<>();

    Reader(Map<?, ?> fields) {
      this.fields = fields;
    }

    JobRequest read() {
      var url = url();
      var media = media();
      var quality = quality();
      var format = format(media);
      var languages = languages();
      var auto = autoCaptions();
      if (!wrong.isEmpty()) {
        throw InvalidInput.refusal(wrong.toArray(InvalidInput[]::new));
      }
      return new JobRequest(url, media, quality, format, languages, auto);
    }

    private String url() {
      if (fields.get("url") == null) {
        wrong.add(InvalidInput.missing("body", "url"));
        return "";
      }
      var url = text("url", "");
      if (!url.isEmpty() && !isVideo(url)) {
        refuse("url", "Input should be the address of one YouTube video", url);
      }
      return url;
    }

    private static boolean isVideo(String url) {
      try {
        return url.length() <= LONGEST_URL && VideoUrl.wanted(url) instanceof Wanted.Video;
      } catch (ArchiveException noSuchAddress) {
        return false;
      }
    }

    private OutputFormat.Media media() {
      var word = text("media_type", "video");
      return Arrays.stream(OutputFormat.Media.values())
          .filter(media -> media.wireName().equals(word))
          .findFirst()
          .orElseGet(
              () -> {
                refuse("media_type", "Input should be 'video', 'audio' or 'transcript'", word);
                return OutputFormat.Media.VIDEO;
              });
    }

    private String quality() {
      var word = text("quality", "best");
      return SessionWords.quality(word)
          .orElseGet(
              () -> {
                var why = "Input should be 'best', 'worst', 'high', 'medium', 'low' or a height";
                refuse("quality", why + " such as '720p'", word);
                return "best";
              });
    }

    private OutputFormat format(OutputFormat.Media media) {
      var usual = SessionWords.usual(media);
      var word = text("output_format", usual.wireName());
      return OutputFormat.find(word)
          .filter(format -> format.media() == media)
          .orElseGet(
              () -> {
                refuse("output_format", "Input should be one of " + formats(media), word);
                return usual;
              });
    }

    private static String formats(OutputFormat.Media media) {
      return Arrays.stream(OutputFormat.values())
          .filter(format -> format.media() == media)
          .map(format -> "'" + format.wireName() + "'")
          .reduce((all, one) -> all + ", " + one)
          .orElseThrow();
    }

    private List<String> languages() {
      var asked = text("language", "");
      try {
        return asked.isEmpty() ? List.of() : SubtitleLanguages.parse(List.of(asked));
      } catch (ArchiveException e) {
        refuse("language", e.getMessage(), asked);
        return List.of();
      }
    }

    private boolean autoCaptions() {
      return switch (fields.get("auto_captions")) {
        case null -> true;
        case Boolean wanted -> wanted;
        case Object other -> {
          refuse("auto_captions", "Input should be a valid boolean", other);
          yield true;
        }
      };
    }

    private String text(String name, String otherwise) {
      return switch (fields.get(name)) {
        case null -> otherwise;
        case String text -> text;
        case Object other -> {
          refuse(name, "Input should be a valid string", other);
          yield otherwise;
        }
      };
    }

    private void refuse(String name, String why, Object input) {
      wrong.add(InvalidInput.wrong("body", name, why, input));
    }
  }
}
