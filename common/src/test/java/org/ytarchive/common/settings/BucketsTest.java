package org.ytarchive.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where files are kept, and what of it does not go together. */
class BucketsTest {

  @Test
  void nothing_meansTheDisk() {
    assertThat(Settings.read(Map.of()).get(Setting.STORAGE_BACKEND)).isEqualTo("local");
  }

  /** The collector's document knows this setting alone ("Deployment Notes"). */
  @Test
  void bucketAlone_isGoogles() {
    var settings = Settings.read(Map.of("BUCKET_NAME", "my-videos"));

    assertThat(settings.get(Setting.STORAGE_BACKEND)).isEqualTo("gcs");
  }

  @Test
  void backend_decides() {
    var s3 = Settings.read(Map.of("BUCKET_NAME", "my-videos", "STORAGE_BACKEND", "s3"));
    var local = Settings.read(Map.of("BUCKET_NAME", "my-videos", "STORAGE_BACKEND", "local"));

    assertThat(s3.get(Setting.STORAGE_BACKEND)).isEqualTo("s3");
    assertThat(local.get(Setting.STORAGE_BACKEND)).isEqualTo("local");
  }

  @Test
  void pathStyle_followsFromAnEndpoint() {
    var amazon = Settings.read(Map.of("BUCKET_NAME", "my-videos", "STORAGE_BACKEND", "s3"));
    var other = Settings.read(Map.of("S3_ENDPOINT", "http://127.0.0.1:9000"));

    assertThat(amazon.get(Setting.S3_PATH_STYLE)).isEqualTo("false");
    assertThat(other.get(Setting.S3_PATH_STYLE)).isEqualTo("true");
  }

  @Test
  void backend_needsItsBucket() {
    assertThatThrownBy(() -> Settings.read(Map.of("STORAGE_BACKEND", "s3")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("STORAGE_BACKEND=s3 needs BUCKET_NAME");
  }

  @Test
  void backend_isOneOfThree() {
    assertThatThrownBy(() -> Settings.read(Map.of("STORAGE_BACKEND", "azure")))
        .hasMessage("STORAGE_BACKEND must be local, s3 or gcs, not 'azure'");
  }

  @Test
  void presign_needsABucket() {
    assertThatThrownBy(() -> Settings.read(Map.of("PRESIGN", "true")))
        .hasMessage("PRESIGN=true needs a bucket: STORAGE_BACKEND=s3 or gcs");
  }

  @Test
  void keys_goTogetherAndAreNotShown() {
    assertThatThrownBy(() -> Settings.read(Map.of("S3_ACCESS_KEY_ID", "AKIAHIDDEN")))
        .hasMessage("S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together");
  }

  @Test
  void secret_mayComeFromAFile(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("secret"), "s3cret\n");

    var settings =
        Settings.read(
            Map.of("S3_ACCESS_KEY_ID", "AKIA", "S3_SECRET_ACCESS_KEY_FILE", file.toString()));

    assertThat(settings.get(Setting.S3_SECRET_ACCESS_KEY)).isEqualTo("s3cret");
    assertThat(settings.toString()).doesNotContain("s3cret", "AKIA ");
  }
}
