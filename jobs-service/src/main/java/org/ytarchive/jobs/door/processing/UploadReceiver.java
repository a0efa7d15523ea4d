package org.ytarchive.jobs.door.processing;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.multipart.MultipartReader;
import org.ytarchive.common.multipart.Part;
import org.ytarchive.contracts.processing.Adjustments;
import org.ytarchive.jobs.door.InvalidInput;
import org.ytarchive.jobs.door.Refusal;

/** Reads an upload's form in constant memory; the file may come before its fields. */
final class UploadReceiver {
  /** What is held at a time, and so the most that is read before a file is judged. */
  private static final int HELD = 64 * 1024;

  private final long maxBytes;
  private final UploadedFile.Reception reception;
  private final UploadFields fields = new UploadFields();
  @Nullable private String fileName;
  @Nullable private String path;

  UploadReceiver(long maxBytes, UploadedFile.Reception reception) {
    this.maxBytes = maxBytes;
    this.reception = reception;
  }

  /**
   * A request's body before it is read.
   *
   * @param contentType the request's header
   * @param length bytes; negative: not known
   * @param bytes to be closed, or what is not read would hold up the connection's next request
   */
  record Body(@Nullable String contentType, long length, Supplier<InputStream> bytes) {}

  /**
   * What came.
   *
   * @param path the file's, virtual
   * @param fileName as the sender calls it, made harmless to show
   */
  record Received(
      String path, String fileName, Optional<String> clientId, Adjustments adjustments) {}

  /** Throws {@link Refusal}, or what is answered as 422. */
  Received receive(Body body) {
    if (!isForm(body.contentType())) {
      throw InvalidInput.refusal(InvalidInput.missing("body", "file"));
    }
    try (var bytes = body.bytes().get()) {
      read(MultipartReader.of(body.contentType(), bytes, HELD));
    } catch (IOException e) {
      throw unreadable(e);
    } catch (ArchiveException e) {
      throw isOfTheForm(e) ? unreadable(e) : e;
    }
    return received();
  }

  private static boolean isForm(@Nullable String contentType) {
    return contentType != null
        && contentType.regionMatches(
            true, 0, "multipart/form-data", 0, "multipart/form-data".length());
  }

  private static boolean isOfTheForm(ArchiveException e) {
    return e.code() == ErrorCode.INVALID_PARAMETER && "body".equals(e.details().get("parameter"));
  }

  private static Refusal unreadable(Exception e) {
    return new Refusal(400, "There was an error parsing the body", e);
  }

  private void read(MultipartReader form) throws IOException {
    for (var part = form.next(); part.isPresent(); part = form.next()) {
      if (part.get().name().equals("file")) {
        take(part.get(), form);
      } else {
        fields.read(part.get().name(), form);
      }
    }
    fields.check();
  }

  /** What is known to be wrong by now is said before a long file is read. */
  private void take(Part part, MultipartReader form) throws IOException {
    fields.check();
    if (path != null || part.fileName() == null) {
      var why = path != null ? "Send one file at a time" : "Value error, Expected UploadFile";
      throw InvalidInput.refusal(InvalidInput.wrong("body", "file", why, null));
    }
    fileName = SentName.shown(part.fileName());
    try (var file = new UploadedFile(fileName, maxBytes, reception)) {
      form.content(file);
      path = file.finish();
    }
  }

  private Received received() {
    if (fileName == null || path == null) {
      throw InvalidInput.refusal(InvalidInput.missing("body", "file"));
    }
    return new Received(path, fileName, fields.clientId(), fields.adjustments());
  }
}
