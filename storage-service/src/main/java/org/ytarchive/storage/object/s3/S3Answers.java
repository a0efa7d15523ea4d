package org.ytarchive.storage.object.s3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Waits for S3 and says in our words what went wrong, without anything that was signed. */
final class S3Answers {
  private static final int NOT_FOUND = 404;

  private S3Answers() {}

  /**
   * @param key for what is missing
   */
  static <T> T await(String key, CompletableFuture<T> answer) throws IOException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw failure(key, Objects.requireNonNullElse(e.getCause(), e));
    } catch (CancellationException e) {
      throw new IOException("the call to S3 was given up", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while S3 answers", e);
    }
  }

  static IOException failure(String key, Throwable why) {
    return switch (why) {
      case S3Exception e when e.statusCode() == NOT_FOUND && !isBucket(e) ->
          new NoSuchFileException(key);
      case S3Exception e -> new IOException("S3 answered " + e.statusCode() + " " + code(e));
      case SdkClientException e -> new IOException("S3 cannot be asked: " + e.getMessage(), e);
      case IOException e -> e;
      default -> new IOException("S3 cannot be asked: " + why, why);
    };
  }

  private static boolean isBucket(S3Exception e) {
    return code(e).equals("NoSuchBucket");
  }

  private static String code(S3Exception e) {
    var details = e.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }
}
