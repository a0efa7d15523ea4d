package org.ytarchive.jobs.door.processing;

import jakarta.annotation.Nullable;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ytarchive.common.WireId;

/** What an upload is called: a UUID at this door, {@code up_…} everywhere else. */
public record FileId(UUID value) {
  private static final String PREFIX = "up_";
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static FileId random() {
    return new FileId(UUID.randomUUID());
  }

  /** Empty for what is no UUID. */
  static Optional<FileId> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new FileId(UUID.fromString(text)))
        : Optional.empty();
  }

  /** Empty for what is no upload of this door. */
  static Optional<FileId> ofSubject(@Nullable String subject) {
    return subject == null
        ? Optional.empty()
        : WireId.read(PREFIX, subject).map(FileId::new).filter(id -> id.subject().equals(subject));
  }

  /** What Storage and the jobs know it by. */
  public String subject() {
    return WireId.write(PREFIX, value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
