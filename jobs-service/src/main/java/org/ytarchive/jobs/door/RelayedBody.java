package org.ytarchive.jobs.door;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/** What another service answers, on its way to a client. */
record RelayedBody(Flow.Publisher<List<ByteBuffer>> bytes) {

  /** Ends it unread. */
  static void drop(Flow.Publisher<List<ByteBuffer>> bytes) {
    bytes.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
          }

          @Override
          public void onNext(List<ByteBuffer> unread) {}

          @Override
          public void onError(Throwable error) {}

          @Override
          public void onComplete() {}
        });
  }
}
