package org.ytarchive.jobs.door;

import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** How a door's errors look. */
public enum ErrorForm {
  /** {@code {"error": "a sentence"}}, with the status of the error's code. */
  ERROR {
    @Override
    int status(ArchiveException e) {
      return e.code().status();
    }

    @Override
    Map<String, Object> body(ArchiveException e, InvalidInput where) {
      return Map.of("error", sentence(e));
    }
  },

  /**
   * {@code {"detail": "a sentence"}} as FastAPI has it; for invalid input ({@code
   * INVALID_PARAMETER}) status 422 and a list of {@link InvalidInput}.
   */
  DETAIL {
    @Override
    int status(ArchiveException e) {
      return isInvalid(e) ? UNPROCESSABLE : e.code().status();
    }

    @Override
    Map<String, Object> body(ArchiveException e, InvalidInput where) {
      return Map.of("detail", isInvalid(e) ? InvalidInput.listed(e, where) : sentence(e));
    }
  };

  private static final int UNPROCESSABLE = 422;

  abstract int status(ArchiveException e);

  /**
   * @param where what to say of invalid input about which the error itself says too little
   */
  abstract Map<String, Object> body(ArchiveException e, InvalidInput where);

  private static boolean isInvalid(ArchiveException e) {
    return e.code() == ErrorCode.INVALID_PARAMETER;
  }

  /** What FastAPI and Flask say of what nobody serves, so that clients that compare it agree. */
  private static String sentence(ArchiveException e) {
    return switch (e.code()) {
      case NOT_FOUND -> "Not Found";
      case METHOD_NOT_ALLOWED -> "Method Not Allowed";
      default -> e.getMessage();
    };
  }
}
