package org.ytarchive.storage.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What buckets promise besides. */
public abstract class BucketContract extends ObjectStoreContract {

  /** The file changes between its hash and its way out; as long, but other bytes. */
  @ParameterizedTest
  @ValueSource(ints = {5000, 11_000_007})
  void put_leavesNothingOfWhatHasAnotherHash(int length) throws IOException {
    var said = content(bytes(length));
    var other = bytes(length);
    other[length / 2]++;

    assertThatThrownBy(() -> store().put(key("changed.mp4"), file(other), said))
        .isInstanceOf(IOException.class);
    assertThat(store().head(key("changed.mp4"))).isEmpty();
    assertThat(store().list(key("changed"))).isEmpty();
  }

  @Test
  void presign_letsAnybodyGetIt() throws Exception {
    var bytes = bytes(5000);
    put(key("signed.mp4"), bytes);

    var answer = fetch(signed(key("signed.mp4"), Duration.ofMinutes(5)), "bytes=100-199");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, 100, 200));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("video/webm");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("inline; filename=\"a b.webm\"; filename*=UTF-8''a%20b.webm");
  }

  @Test
  void presign_isGoodForThisObjectAlone() throws Exception {
    put(key("signed.mp4"), bytes(5000));
    put(key("secret.mp4"), bytes(6000));
    var signed = signed(key("signed.mp4"), Duration.ofMinutes(5)).toString();

    var other = URI.create(signed.replace("signed.mp4", "secret.mp4"));

    assertThat(fetch(other, "bytes=0-9").statusCode()).isEqualTo(403);
  }

  private URI signed(String key, Duration validFor) throws IOException {
    var disposition = "inline; filename=\"a b.webm\"; filename*=UTF-8''a%20b.webm";
    return store()
        .presign(key, new PresignedAnswer(validFor, "video/webm", disposition))
        .orElseThrow();
  }

  private static HttpResponse<byte[]> fetch(URI address, String range) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address).header("Range", range).build();
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
