package org.ytarchive.storage.vault;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.ytarchive.storage.object.gcs.GcsStandIn;
import org.ytarchive.storage.testing.RunningStorage;

/** With a bucket of Google's, which its name alone means. */
class GcsBucketIT extends BucketRoutes {
  private static final String BUCKET = "archive";

  private static GcsStandIn google;
  private static RunningStorage storage;

  @BeforeAll
  static void start() throws NoSuchAlgorithmException {
    var nobody = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
    google = new GcsStandIn(BUCKET, nobody);
    var settings = Map.of("BUCKET_NAME", BUCKET, "GCS_ENDPOINT", google.endpoint());
    storage = RunningStorage.start(home, settings);
  }

  @AfterAll
  static void stop() {
    storage.close();
    google.close();
  }

  @Override
  RunningStorage storage() {
    return storage;
  }

  @Override
  List<byte[]> objects() {
    return List.copyOf(google.objects().values());
  }

  @Override
  void lose() {
    google.lose();
  }

  @Override
  String address() {
    return "gs://archive/";
  }
}
