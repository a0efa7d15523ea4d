package org.ytarchive.storage.object.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ytarchive.storage.object.BucketContract;
import org.ytarchive.storage.object.ObjectStore;

/** Google's own client against a stand-in on loopback. */
class GcsObjectsTest extends BucketContract {
  private static final String BUCKET = "archive";

  static GcsStandIn google;
  static GcsObjects store;

  private final String prefix = UUID.randomUUID() + "/";

  @BeforeAll
  static void start() throws NoSuchAlgorithmException {
    var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    google = new GcsStandIn(BUCKET, keys.getPublic());
    var settings = new GcsSettings(google.endpoint());
    store = new GcsObjects(BUCKET, () -> GcsClients.client(settings, account(keys)));
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
    google.close();
  }

  /** As a key file would give it. */
  private static ServiceAccountCredentials account(KeyPair keys) {
    return ServiceAccountCredentials.newBuilder()
        .setClientEmail("archive@example.iam.gserviceaccount.com")
        .setPrivateKey(keys.getPrivate())
        .setPrivateKeyId("one")
        .setProjectId("example")
        .setTokenServerUri(URI.create(google.endpoint() + "/token"))
        .setScopes(List.of("https://www.googleapis.com/auth/devstorage.read_write"))
        .build();
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected String key(String name) {
    return prefix + name;
  }

  /** The line breaks in the middle; the client asks how far it came and goes on from there. */
  @Test
  void put_goesOnWhereItBroke() throws IOException {
    google.breakAfter(4_000_000);

    put(key("broken.mp4"), bytes(9_000_000));

    assertThat(google.objects().get(key("broken.mp4"))).isEqualTo(bytes(9_000_000));
  }

  /** To an address that is not encrypted no credentials are shown. */
  @Test
  void client_worksWithoutCredentials() throws Exception {
    var anonymous =
        new GcsObjects(BUCKET, () -> GcsClients.client(new GcsSettings(google.endpoint())));
    anonymous.put(key("plain.mp4"), file(bytes(100)), content(bytes(100)));

    assertThat(anonymous.head(key("plain.mp4"))).isPresent();
    anonymous.close();
  }
}
