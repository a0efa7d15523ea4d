package org.ytarchive.jobs.door.processing;

import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.multipart.MultipartReader;
import org.ytarchive.contracts.processing.Adjustments;
import org.ytarchive.jobs.door.InvalidInput;
import org.ytarchive.jobs.door.Refusal;

/**
 * The fields beside the file. As in the older system one nobody knows is passed over, the last of
 * several counts, and an empty one is none.
 */
final class UploadFields {
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_CLIENT_ID = 200; // characters
  private static final String BODY = "body";

  private final Map<String, String> texts = new HashMap<>();

  /** Reads the field's content to its end. */
  void read(String name, MultipartReader form) throws IOException {
    var content = new ByteArrayOutputStream();
    form.content(
        (bytes, offset, length) -> {
          if (length > MAX_BYTES - content.size()) {
            throw new Refusal(413, "Field " + name + " may have " + MAX_BYTES + " bytes");
          }
          content.write(bytes, offset, length);
        });
    texts.put(name, content.toString(StandardCharsets.UTF_8).strip());
  }

  Optional<String> clientId() {
    return sent("client_id");
  }

  /** Throws what is answered as 422, with all that is wrong with them. */
  void check() {
    var wrong = new ArrayList<InvalidInput>();
    clientId().filter(id -> id.length() > MAX_CLIENT_ID).ifPresent(id -> wrong.add(tooLong(id)));
    for (var factor : Factor.values()) {
      sent(factor.field()).flatMap(factor::problem).ifPresent(wrong::add);
    }
    sent("deinterlace")
        .filter(text -> deinterlace(text) == null)
        .ifPresent(t -> wrong.add(mode(t)));
    if (!wrong.isEmpty()) {
      throw InvalidInput.refusal(wrong.toArray(InvalidInput[]::new));
    }
  }

  private static InvalidInput tooLong(String id) {
    var sentence = "String should have at most " + MAX_CLIENT_ID + " characters";
    return new InvalidInput("string_too_long", List.of(BODY, "client_id"), sentence, id);
  }

  private static InvalidInput mode(String text) {
    return new InvalidInput(
        "literal_error",
        List.of(BODY, "deinterlace"),
        "Input should be 'auto', 'on' or 'off'",
        text);
  }

  /** After {@link #check}. */
  Adjustments adjustments() {
    return new Adjustments(
        value(Factor.DENOISE),
        value(Factor.CONTRAST),
        value(Factor.SATURATION),
        value(Factor.SHARPEN),
        sent("deinterlace").map(UploadFields::deinterlace).orElse(null));
  }

  @Nullable
  private Double value(Factor factor) {
    return sent(factor.field()).map(Double::valueOf).orElse(null);
  }

  /** Forms send switches in many ways. */
  @Nullable
  private static String deinterlace(String text) {
    return switch (text) {
      case "auto" -> Adjustments.DEINTERLACE_AUTO;
      case "on", "true", "1" -> Adjustments.DEINTERLACE_ON;
      case "off", "false", "0" -> Adjustments.DEINTERLACE_OFF;
      default -> null;
    };
  }

  private Optional<String> sent(String name) {
    return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
  }
}
