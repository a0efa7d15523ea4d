package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.ytarchive.client.model.JobEventView;

/** All jobs' events from now on, over one WebSocket at a time. */
final class AllJobsSubscription extends Reconnecting {
  private final URI address;
  private final JobListener listener;
  @Nullable private WebSocket socket;

  private AllJobsSubscription(Http http, URI address, JobListener listener) {
    super(http);
    this.address = address;
    this.listener = listener;
  }

  static Subscription to(Remote<?> jobs, JobListener listener) {
    var base = jobs.http().options().jobsUrl().toString().replaceFirst("^http", "ws");
    var made = new AllJobsSubscription(jobs.http(), URI.create(base + "/ws"), listener);
    made.connect();
    return jobs.http().opened(made);
  }

  @Override
  void dial() {
    var builder = http.client().newWebSocketBuilder();
    builder.connectTimeout(http.options().connectTimeout());
    var token = http.options().token();
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    builder
        .buildAsync(address, new Ear())
        .whenComplete((made, failure) -> connected(made, failure));
  }

  private synchronized void connected(@Nullable WebSocket made, @Nullable Throwable failure) {
    if (made == null) {
      lost(failure == null ? new IllegalStateException() : Futures.cause(failure));
      return;
    }
    socket = made;
    goesWell();
    isAlive();
    if (isOver()) {
      letGo();
    } else {
      watch(made);
    }
  }

  /** A connection may be dead without a word: who is there answers a ping. */
  private void watch(WebSocket which) {
    http.later(http.options().idleTimeout().dividedBy(2)).execute(() -> look(which));
  }

  private synchronized void look(WebSocket which) {
    if (socket != which) {
      return;
    }
    if (silentNanos() > http.options().idleTimeout().toNanos()) {
      lost(new HttpTimeoutException("not a word for " + http.options().idleTimeout()));
    } else {
      which.sendPing(ByteBuffer.allocate(0));
      watch(which);
    }
  }

  private synchronized void lost(Throwable failure) {
    letGo();
    if (isGivenUp()) {
      fail(new UnreachableException(address, failure));
    } else if (!isOver()) {
      connectAgain();
    }
  }

  @Override
  synchronized void letGo() {
    if (socket != null) {
      socket.abort();
      socket = null;
    }
  }

  private synchronized void heard(String message) {
    isAlive();
    if (!isOver()) {
      listener.onEvent(Json.read(message.getBytes(StandardCharsets.UTF_8), JobEventView.class));
    }
  }

  /** Puts the pieces of a message together. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        tell(message.toString());
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void tell(String whole) {
      try {
        heard(whole);
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer word) {
      isAlive();
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      lost(new IOException("closed with " + status + " " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      lost(failure);
    }
  }
}
