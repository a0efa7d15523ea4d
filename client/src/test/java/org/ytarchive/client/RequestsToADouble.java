package org.ytarchive.client;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** One request after another to a service that answers as told. */
abstract class RequestsToADouble {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  Double service = Double.answering(Double.data("1"));

  @AfterEach
  void stop() {
    service.close();
  }

  static String send(Http http, HttpRequest request) {
    return Futures.await(http.send(request, BodyHandlers.ofString(), LIMIT)).body();
  }

  void answer(Double.Answer... answers) {
    service.close();
    service = Double.answering(answers);
  }

  Http http() {
    return new Http(service.options("secret"));
  }

  String get() {
    return send(HttpRequest.newBuilder(service.at("/x")).build());
  }

  String post(String... headers) {
    var request = HttpRequest.newBuilder(service.at("/x")).POST(BodyPublishers.ofString("{}"));
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  String send(HttpRequest request) {
    return Futures.await(http().send(request, BodyHandlers.ofString(), LIMIT)).body();
  }
}
