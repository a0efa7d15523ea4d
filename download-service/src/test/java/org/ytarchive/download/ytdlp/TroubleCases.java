package org.ytarchive.download.ytdlp;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.ytarchive.download.ytdlp.RealYtDlp.ORDINARY;
import static org.ytarchive.download.ytdlp.RealYtDlp.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadUpdate;
import org.ytarchive.download.download.DownloadUpdate.Known;
import org.ytarchive.download.download.Outcome;

/** What goes wrong, and what it is called. */
interface TroubleCases {
  RealYtDlp real();

  @Test
  default void stall_isEndedByTheWatchdog() throws Exception {
    real().engine().with(limits(Duration.ofSeconds(3), Duration.ofMinutes(5)));

    var failure = real().failed(order(new VideoId("stalls00000"), "720p"));

    assertThat(failure.code()).isEqualTo("DOWNLOAD_TIMEOUT");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.LATER);
    assertThat(failure.message()).contains("DOWNLOAD_STALL_TIMEOUT");
  }

  /** Always a byte in time, never an end. */
  @Test
  default void dripFeed_isEndedByTheDeadline() throws Exception {
    real().engine().with(limits(Duration.ofSeconds(30), Duration.ofSeconds(6)));

    var failure = real().failed(order(new VideoId("dripFeed000"), "720p"));

    assertThat(failure.code()).isEqualTo("DOWNLOAD_TIMEOUT");
    assertThat(failure.message()).contains("DOWNLOAD_TIMEOUT");
  }

  @ParameterizedTest
  @CsvSource({
    "media403000, DOWNLOAD_FAILED, LATER",
    "media429000, DOWNLOAD_FAILED, BLOCKED",
    "privateVid0, VIDEO_NOT_FOUND, NEVER",
    "notABot0000, YTDLP_ERROR, BLOCKED",
    "premiere000, VIDEO_NOT_FOUND, LATER",
    "liveNow0000, DOWNLOAD_FAILED, LATER",
    "ageGated000, YTDLP_ERROR, NEVER",
    "noFormats00, YTDLP_ERROR, BUG"
  })
  default void failure_hasItsClass(String id, String code, FailureClass what) throws Exception {
    var failure = real().failed(order(new VideoId(id)));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.failureClass()).isEqualTo(what);
  }

  /** The sum counts: each stream alone would pass. */
  @Test
  default void size_ofAllStreamsIsLimited() throws Exception {
    real()
        .engine()
        .with(new DownloadLimits(2_700_000, 1, Duration.ofMinutes(1), Duration.ofMinutes(5)));

    var failure = real().failed(order(ORDINARY, "720p"));

    assertThat(failure.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.NEVER);
    assertThat(failure.details()).containsEntry("max_file_size", 2_700_000L);
  }

  @Test
  default void space_isAskedForFirst() throws Exception {
    long moreThanThereIs = 1L << 60;
    real()
        .engine()
        .with(
            new DownloadLimits(500 * Engine.MEGABYTE, moreThanThereIs, ofMinutes(1), ofMinutes(5)));

    var failure = real().failed(order(ORDINARY));

    assertThat(failure.code()).isEqualTo("DISK_FULL");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.DISK_FULL);
  }

  /**
   * Somebody else fills the disk in the meantime, so that the streams fit and the merge does not.
   */
  @Test
  default void disk_thatFillsUpMeanwhileIsNamed() throws Exception {
    var disk = real().folder("disk");
    assumeTrue(mount(disk), "only root can make a small disk");
    try {
      var work = Files.createDirectory(disk.resolve("work"));
      real()
          .engine()
          .with(new DownloadLimits(500 * Engine.MEGABYTE, 1, ofMinutes(1), ofMinutes(5)));

      var outcome =
          real().engine().downloader().download(order(ORDINARY, "720p"), work, u -> fill(u, disk));

      assertThat(((Outcome.Failed) outcome).failure())
          .extracting(Failure::code, Failure::failureClass)
          .containsExactly("DISK_FULL", FailureClass.DISK_FULL);
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  private static void fill(DownloadUpdate update, Path disk) {
    var filler = disk.resolve("filler");
    if (update instanceof Known known && known.estimatedSize() != null) {
      try {
        long free = Files.getFileStore(disk).getUsableSpace();
        Files.write(filler, new byte[(int) (free - known.estimatedSize() * 5 / 4)]);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static boolean mount(Path folder) throws Exception {
    return System.getProperty("user.name").equals("root")
        && run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder.toString());
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  private static DownloadLimits limits(Duration stall, Duration whole) {
    return new DownloadLimits(500 * Engine.MEGABYTE, 1, stall, whole);
  }
}
