package org.ytarchive.storage.object.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.S3Server;
import org.ytarchive.storage.object.BucketContract;
import org.ytarchive.storage.object.ObjectStore;

/** Against a real server. */
class S3ObjectsIT extends BucketContract {
  private static final long PART = 5L << 20; // the least S3 takes

  @TempDir static Path home;
  static S3Server server;

  static S3Objects store;

  private final String prefix = UUID.randomUUID() + "/";

  @BeforeAll
  static void start() {
    server = S3Server.start(home);
    store = new S3Objects(S3Server.BUCKET, settings(S3Server.SECRET), PART);
  }

  @AfterAll
  static void stop() {
    store.close();
    server.close();
  }

  private static S3Settings settings(String secret) {
    return new S3Settings(server.endpoint(), "us-east-1", S3Server.KEY_ID, secret, true);
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected String key(String name) {
    return prefix + name;
  }

  /** The process died in mid-upload: its parts would be paid for, and seen by nobody. */
  @Test
  void endUnfinished_endsOldUploads() throws IOException {
    var s3 = new S3Clients(settings(S3Server.SECRET)).client();
    s3.createMultipartUpload(r -> r.bucket(S3Server.BUCKET).key(key("cut.mp4"))).join();

    store.endUnfinished(key(""), Instant.now().minusSeconds(3600));
    assertThat(s3.listMultipartUploads(r -> r.bucket(S3Server.BUCKET)).join().uploads()).hasSize(1);

    store.endUnfinished(key(""), Instant.now().plusSeconds(60));
    assertThat(s3.listMultipartUploads(r -> r.bucket(S3Server.BUCKET)).join().uploads()).isEmpty();
    s3.close();
  }

  @Test
  void failures_tellNoSecret() {
    var wrong = new S3Objects(S3Server.BUCKET, settings("another-secret"), PART);

    assertThatThrownBy(() -> wrong.get(key("any"), 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("403")
        .satisfies(e -> assertThat(trace(e)).doesNotContain("another-secret", S3Server.SECRET));
    wrong.close();
  }

  @Test
  void settings_tellNoSecret() {
    assertThat(settings("another-secret").toString()).doesNotContain("another-secret", "AKIA");
  }

  private static String trace(Throwable e) {
    var text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text, true));
    return text.toString();
  }
}
