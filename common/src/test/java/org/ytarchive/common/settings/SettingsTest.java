package org.ytarchive.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir Path temp;

  @Test
  void read_ofNothingIsAllDefaults() {
    var settings = Settings.read(Map.of("XDG_DATA_HOME", temp.toString()));

    assertThat(settings.get(Setting.BIND_ADDRESS)).isEqualTo("127.0.0.1");
    assertThat(settings.port(Setting.JOBS_PORT)).isEqualTo(8001);
    assertThat(settings.get(Setting.STORAGE_URL)).isEqualTo("http://127.0.0.1:8004");
    assertThat(settings.find(Setting.YOUTUBE_API_KEY)).isEmpty();
  }

  @Test
  void read_worksFoldersOutFromTheHome() {
    var settings = Settings.read(Map.of("YTARCHIVE_HOME", "/srv/a", "DOWNLOAD_DIR", "/media/v"));

    assertThat(settings.path(Setting.TEMP_DIR)).isEqualTo(Path.of("/srv/a/tmp"));
    assertThat(settings.get(Setting.STORAGE_ROOTS)).isEqualTo("/downloads=/media/v");
  }

  @Test
  void read_worksAddressesOutFromThePorts() {
    var settings = Settings.read(Map.of("JOBS_PORT", "9001", "BIND_ADDRESS", "0.0.0.0"));

    assertThat(settings.get(Setting.JOBS_URL)).isEqualTo("http://127.0.0.1:9001");
  }

  @Test
  void read_namesEveryWrongValueInOneLine() {
    assertThatThrownBy(() -> Settings.read(Map.of("JOBS_PORT", "web", "MAX_FILE_SIZE", "big")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "JOBS_PORT must be a port, 1..65535, not 'web';"
                + " MAX_FILE_SIZE must be a size such as 5GB, not 'big'");
  }

  /** A typing error in our own prefix would otherwise start another archive silently. */
  @Test
  void read_refusesAnUnknownNameOfOurs() {
    assertThatThrownBy(() -> Settings.read(Map.of("YTARCHIVE_HOMES", "/x")))
        .hasMessageStartingWith("YTARCHIVE_HOMES is no setting");
  }

  @Test
  void read_takesASecretFromAFile() throws IOException {
    var file = Files.writeString(temp.resolve("key"), "s3cret\nsecond line\n");

    var settings = Settings.read(Map.of("YOUTUBE_API_KEY_FILE", file.toString()));

    assertThat(settings.get(Setting.YOUTUBE_API_KEY)).isEqualTo("s3cret");
    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @Test
  void read_saysWhichSecretFileIsMissing() {
    assertThatThrownBy(() -> Settings.read(Map.of("DATABASE_PASSWORD_FILE", "/nowhere/pw")))
        .hasMessage("DATABASE_PASSWORD_FILE cannot be read: /nowhere/pw");
  }

  @ParameterizedTest
  @CsvSource({
    "JOBS_PORT,0", "JOBS_PORT,65536", "MAX_CONCURRENT_DOWNLOADS,0", "DOWNLOAD_TIMEOUT,5",
    "LOG_LEVEL,loud", "LOG_FORMAT,xml", "ALLOW_UNAUTHENTICATED,yes", "JOBS_URL,jobs:8001",
    "BIND_ADDRESS,a b",
  })
  void read_refusesWhatIsOutOfRange(String name, String value) {
    assertThatThrownBy(() -> Settings.read(Map.of(name, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(name + " must be");
  }

  @Test
  void everyFallbackIsAcceptedByItsOwnKind() {
    for (var setting : Setting.values()) {
      assertThat(setting.fallback().isEmpty() || setting.kind().accepts(setting.fallback()))
          .as(setting.name())
          .isTrue();
    }
  }
}
