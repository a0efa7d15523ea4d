package org.ytarchive.jobs.door.processing;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ytarchive.common.Envelope;
import org.ytarchive.contracts.storage.VideoRecordView;
import org.ytarchive.jobs.door.Refusal;

/** A file on its way to Storage. Storage may answer before it has all: then it wants no more. */
final class StorageSending implements VideoShelf.Sending {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int LOOKS = 600; // two minutes without a byte taken
  private static final Duration LAST_WRITE = Duration.ofMinutes(10);
  private static final Argument<Envelope> ANSWER =
      Argument.of(Envelope.class, VideoRecordView.class);

  private final OutgoingForm form;
  private final PushedBody body;
  private final CompletableFuture<HttpResponse<byte[]>> answer;
  private final ObjectMapper json;
  private boolean begun;
  private boolean finished;

  StorageSending(
      OutgoingForm form,
      PushedBody body,
      CompletableFuture<HttpResponse<byte[]>> answer,
      ObjectMapper json) {
    this.form = form;
    this.body = body;
    this.answer = answer;
    this.json = json;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (!begun) {
      begun = true;
      push(form.before());
    }
    push(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  private void push(byte[] piece) {
    try {
      for (int looks = 0; !body.push(ByteBuffer.wrap(piece), LOOK); looks++) {
        if (answer.isDone() || body.isCancelled()) {
          throw refused();
        }
        if (looks == LOOKS) {
          throw notSaved(new TimeoutException("Storage takes no more bytes"));
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public String finish() {
    push(form.behind());
    body.complete();
    var said = lastAnswer();
    if (said.statusCode() >= 300) {
      throw refusal(said.statusCode());
    }
    finished = true;
    return path(said.body());
  }

  private HttpResponse<byte[]> lastAnswer() {
    try {
      return await(LAST_WRITE);
    } catch (Refusal lost) {
      throw notSaved(new LostAnswer(lost));
    }
  }

  /** Storage has answered, or the connection broke. */
  private Refusal refused() {
    return refusal(await(LOOK.multipliedBy(10)).statusCode());
  }

  private static Refusal refusal(int status) {
    return switch (status) {
      case 415 -> UploadedFile.notAVideo();
      case 413 -> new Refusal(413, "File is larger than what is kept (MAX_FILE_SIZE)");
      default -> notSaved(new IOException("Storage answered " + status));
    };
  }

  private HttpResponse<byte[]> await(Duration limit) {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw notSaved(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private String path(byte[] said) {
    try {
      var record = (VideoRecordView) json.readValue(said, ANSWER).data();
      return Objects.requireNonNull(record.filePath(), "Storage names no file");
    } catch (IOException | NullPointerException e) {
      throw notSaved(e);
    }
  }

  private static Refusal notSaved(Exception why) {
    return new Refusal(500, "Error saving file", why);
  }

  private static Refusal interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return notSaved(e);
  }

  @Override
  public void close() {
    if (!finished) {
      body.fail(new IOException("the sender went, or was refused"));
      answer.cancel(true);
    }
  }
}
