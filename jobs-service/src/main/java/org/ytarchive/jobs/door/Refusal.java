package org.ytarchive.jobs.door;

/**
 * A door's own error where no code of the house fits: any status, and the sentence of its document
 * word for word. Answered in the door's form: {@code {"error": …}} or {@code {"detail": …}}.
 */
public final class Refusal extends RuntimeException {
  private final int status;

  public Refusal(int status, String sentence) {
    this(status, sentence, null);
  }

  public Refusal(int status, String sentence, @jakarta.annotation.Nullable Throwable cause) {
    super(sentence, cause);
    this.status = status;
  }

  public int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return java.util.Objects.requireNonNullElse(super.getMessage(), "");
  }
}
