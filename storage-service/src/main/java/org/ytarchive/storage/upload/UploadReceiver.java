package org.ytarchive.storage.upload;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.multipart.MultipartReader;
import org.ytarchive.common.multipart.Part;

/** Reads a form with one file in it; the file may come before its fields. */
@Singleton
class UploadReceiver {
  private static final long FORM = 8L << 20; // what a form may weigh beside its file

  private final IncomingFolder folder;
  private final FreeSpace space;
  private final long maxBytes;

  UploadReceiver(IncomingFolder folder, FreeSpace space, UploadSettings settings) {
    this.folder = folder;
    this.space = space;
    this.maxBytes = settings.maxFileBytes();
  }

  /** What is done with a form; the file is deleted afterwards unless it was moved away. */
  interface Work<T> {
    T on(Upload upload);
  }

  /**
   * Throws {@link ErrorCode#INVALID_PARAMETER} for what is missing, repeated or no form, {@link
   * ErrorCode#PAYLOAD_TOO_LARGE}, and what {@link IncomingFile} and {@link UploadFields} throw.
   */
  <T> T receive(UploadBody body, Work<T> work) {
    if (body.length() - FORM > maxBytes) {
      throw IncomingFile.tooLarge(maxBytes);
    }
    try (var file = IncomingFile.open(folder.newFile(), maxBytes, space)) {
      file.reserve(Math.max(0, body.length() - FORM));
      return work.on(read(body, file));
    }
  }

  private static Upload read(UploadBody body, IncomingFile file) {
    try (var bytes = new ReadAhead(body.bytes().get())) {
      return read(MultipartReader.of(body.contentType(), bytes, MultipartReader.LARGE), file);
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.INVALID_PARAMETER,
          "the body was cut off; send it again",
          Map.of("parameter", "body"),
          e);
    }
  }

  private static Upload read(MultipartReader form, IncomingFile file) throws IOException {
    var fields = new UploadFields();
    Part sent = null;
    for (var part = form.next(); part.isPresent(); part = form.next()) {
      if (!part.get().name().equals("file")) {
        fields.read(part.get(), form);
      } else if (sent == null) {
        sent = part.get();
        form.content(file);
      } else {
        throw ArchiveException.invalid("file", "file is sent twice; send one file at a time");
      }
    }
    if (sent == null || file.isEmpty()) {
      throw ArchiveException.invalid("file", sent == null ? "file is needed" : "file has no bytes");
    }
    return new Upload(fields, file.finish(Optional.ofNullable(sent.fileName()).orElse("")));
  }
}
