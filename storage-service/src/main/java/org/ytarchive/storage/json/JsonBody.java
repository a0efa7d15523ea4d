package org.ytarchive.storage.json;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/**
 * The JSON object a caller sent. Read by hand, so that every wrong value is answered with the name
 * of its parameter.
 */
public final class JsonBody {
  /** Of the whole body. */
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  private final Map<?, ?> values;
  private final String path;

  private JsonBody(Map<?, ?> values, String path) {
    this.values = values;
    this.path = path;
  }

  /** Throws {@link ErrorCode#PAYLOAD_TOO_LARGE} or {@link ErrorCode#INVALID_PARAMETER}. */
  public static JsonBody parse(@Nullable byte[] body) {
    if (body != null && body.length > MAX_BYTES) {
      throw new ArchiveException(
          ErrorCode.PAYLOAD_TOO_LARGE,
          "the body may have " + MAX_BYTES + " bytes",
          Map.of("max_bytes", MAX_BYTES));
    }
    if (read(body) instanceof Map<?, ?> values) {
      return new JsonBody(values, "");
    }
    throw ArchiveException.invalid("body", "the body must be a JSON object");
  }

  @Nullable
  private static Object read(@Nullable byte[] body) {
    try {
      return JsonReader.read(body == null ? new byte[0] : body);
    } catch (StreamConstraintsException e) {
      throw ArchiveException.invalid(
          "body",
          "the body's JSON has too long numbers or is nested deeper than " + JsonReader.MAX_DEPTH);
    } catch (IOException e) {
      throw ArchiveException.invalid("body", "the body is not JSON in UTF-8");
    }
  }

  /** Whatever is there under that name. */
  @Nullable
  public Object value(String name) {
    return values.get(name);
  }

  public Optional<String> text(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw invalid(name, "must be a text");
    };
  }

  /** A whole number of at least 0. */
  public Optional<Long> count(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case Integer n when n >= 0 -> Optional.of(n.longValue());
      case Long n when n >= 0 -> Optional.of(n);
      case BigInteger n when n.signum() > 0 -> Optional.of(Long.MAX_VALUE);
      default -> throw invalid(name, "must be a whole number, 0 or more");
    };
  }

  public Optional<List<String>> texts(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case List<?> list when list.stream().allMatch(String.class::isInstance) ->
          Optional.of(list.stream().map(String.class::cast).toList());
      default -> throw invalid(name, "must be a list of texts");
    };
  }

  /** What is wrong inside one is named as {@code name[0].field}. */
  public Optional<List<JsonBody>> objects(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case List<?> list when list.stream().allMatch(Map.class::isInstance) ->
          Optional.of(
              IntStream.range(0, list.size())
                  .mapToObj(
                      i -> new JsonBody((Map<?, ?>) list.get(i), path + name + "[" + i + "]."))
                  .toList());
      default -> throw invalid(name, "must be a list of objects");
    };
  }

  private ArchiveException invalid(String name, String wanted) {
    return ArchiveException.invalid(path + name, path + name + " " + wanted);
  }
}
