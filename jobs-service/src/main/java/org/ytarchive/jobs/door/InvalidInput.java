package org.ytarchive.jobs.door;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/**
 * One entry of the list in a 422 answer, as FastAPI writes it.
 *
 * @param type such as {@code missing}, {@code json_invalid}, {@code int_parsing}, {@code
 *     value_error}
 * @param loc where: {@code body}, {@code query}, {@code path} or {@code header}, then the names
 * @param msg a sentence
 * @param input what was given; null for nothing
 */
public record InvalidInput(String type, List<Object> loc, String msg, @Nullable Object input) {
  private static final String ERRORS = "errors";

  /** What a field is missing is called. */
  public static InvalidInput missing(String in, String name) {
    return new InvalidInput("missing", List.of(in, name), "Field required", null);
  }

  /** A value that is none of those that may stand there. */
  public static InvalidInput wrong(String in, String name, String why, @Nullable Object input) {
    return new InvalidInput("value_error", List.of(in, name), why, input);
  }

  /** To be thrown: answered as 422 with this list. At least one. */
  public static ArchiveException refusal(InvalidInput... inputs) {
    var written = Arrays.stream(inputs).map(InvalidInput::written).toList();
    return new ArchiveException(
        ErrorCode.INVALID_PARAMETER, inputs[0].msg(), Map.of(ERRORS, written));
  }

  /** The list an error carries, else the one entry {@code otherwise}. */
  static Object listed(ArchiveException e, InvalidInput otherwise) {
    return e.details().containsKey(ERRORS) ? e.details().get(ERRORS) : List.of(otherwise.written());
  }

  private Map<String, Object> written() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("type", type);
    fields.put("loc", loc);
    fields.put("msg", msg);
    fields.put("input", input);
    return fields;
  }
}
