package org.ytarchive.common.multipart;

import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** What is said of a body that is no form, or too much of one. */
final class Malformed {

  private Malformed() {}

  static ArchiveException body(String why) {
    return ArchiveException.invalid("body", "the body is no multipart/form-data: " + why);
  }

  static ArchiveException tooLarge(String what, long max) {
    return new ArchiveException(
        ErrorCode.PAYLOAD_TOO_LARGE,
        what + " may have " + max + " bytes",
        Map.of("parameter", what, "max_bytes", max));
  }

  static ArchiveException tooMany(int max) {
    return new ArchiveException(
        ErrorCode.PAYLOAD_TOO_LARGE,
        "the form may have " + max + " parts",
        Map.of("parameter", "body", "max_parts", max));
  }
}
