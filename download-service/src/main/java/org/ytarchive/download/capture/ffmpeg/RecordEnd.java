package org.ytarchive.download.capture.ffmpeg;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.capture.Recorder;
import org.ytarchive.download.capture.Recorder.Codecs;
import org.ytarchive.download.capture.Recorder.End;
import org.ytarchive.download.capture.Refusal;
import org.ytarchive.download.capture.Tolerance;
import org.ytarchive.download.egress.Trouble;
import org.ytarchive.download.tool.ToolExit;

/** What the end of ffmpeg means. Its exit code says little: 0 when a source just went away. */
final class RecordEnd {
  private static final Pattern NO_TAG =
      Pattern.compile("(?i)could not find tag for codec \\S+ in stream #(\\d)");
  private static final Pattern UNFIT =
      Pattern.compile("(?i)(no video|matches no streams|Invalid data found|not on whitelist)");

  private RecordEnd() {}

  static End of(
      Recorder.Order order,
      RecordOutput output,
      Optional<ToolExit> exit,
      boolean silent,
      Optional<Trouble> trouble) {
    if (exit.filter(e -> e.code() == ToolExit.FOLDER_IN_USE).isPresent()) {
      return new End.InUse();
    }
    var unsuitable = unsuitable(order.codecs(), output.complaints());
    if (unsuitable.isPresent()) {
      return unsuitable.get();
    }
    long length = order.length().toMillis();
    if (output.millis() > 0 && output.millis() >= length - Tolerance.of(length)) {
      return new End.Whole();
    }
    return cutShort(output, silent, trouble);
  }

  private static Optional<End> unsuitable(Codecs codecs, List<String> complaints) {
    return complaints.stream()
        .flatMap(line -> better(codecs, line).stream())
        .filter(better -> !better.equals(codecs))
        .findFirst()
        .map(End.Unsuitable::new);
  }

  private static Optional<Codecs> better(Codecs codecs, String line) {
    var noTag = NO_TAG.matcher(line);
    if (noTag.find()) {
      return Optional.of(
          noTag.group(1).equals("0") ? codecs.encodingVideo() : codecs.encodingAudio());
    }
    return line.contains("Malformed AAC bitstream")
        ? Optional.of(codecs.unframing())
        : Optional.empty();
  }

  private static End cutShort(RecordOutput output, boolean silent, Optional<Trouble> trouble) {
    var lines = output.complaints();
    if (output.millis() > 0) {
      var reason =
          trouble
              .map(Trouble::message)
              .orElse(silent ? "the source fell silent" : "the source ended");
      return new End.Lost(reason, lines);
    }
    if (trouble.isPresent()) {
      return new End.Refused(Refusal.of(trouble.get()));
    }
    if (silent) {
      return new End.Refused(
          Refusal.failed(FailureClass.LATER, "stalled", "the source gives no picture", lines));
    }
    return new End.Refused(unexplained(lines));
  }

  private static Refusal unexplained(List<String> lines) {
    boolean unfit = lines.stream().anyMatch(line -> UNFIT.matcher(line).find());
    return unfit
        ? Refusal.failed(
            FailureClass.LATER, "wrong_content", "what the source gives is no video", lines)
        : Refusal.failed(
            FailureClass.LATER, "no_picture", "the source ended before its first picture", lines);
  }
}
