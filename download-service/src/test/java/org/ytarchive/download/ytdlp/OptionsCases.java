package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.ytdlp.RealYtDlp.ORDINARY;
import static org.ytarchive.download.ytdlp.RealYtDlp.order;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.Outcome;

/** What an operator's environment and options do, and what they cannot. */
interface OptionsCases {
  RealYtDlp real();

  /** A proxy and an authority that the environment names are enough. */
  @Test
  default void proxy_ofTheEnvironmentIsUsed() throws Exception {
    var outcome =
        real()
            .engine()
            .downloaderBehindProxy()
            .download(order(ORDINARY), real().folder("work"), update -> {});

    assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
    assertThat(real().youTube().traffic().refusedHosts()).isEmpty();
  }

  @Test
  default void optionsFile_thatIsNotThereIsABug() throws Exception {
    var outcome =
        real()
            .engine()
            .downloaderWithOptions(real().temp().resolve("missing.conf"))
            .download(order(ORDINARY), real().folder("work"), update -> {});

    assertThat(((Outcome.Failed) outcome).failure())
        .extracting(Failure::code, Failure::failureClass)
        .containsExactly("YTDLP_ERROR", FailureClass.BUG);
  }

  /** An operator's options do not move our files. */
  @Test
  default void optionsFile_doesNotWinAgainstOurs() throws Exception {
    var options = real().temp().resolve("odd.conf");
    Files.writeString(
        options,
        String.join(" ", real().youTube().ytDlpOptions())
            + "\n-f 160\n-o \"/tmp/%(title)s.bin\"\n--no-write-info-json\n");

    var outcome =
        real()
            .engine()
            .downloaderWithOptions(options)
            .download(order(ORDINARY), real().folder("work"), update -> {});

    assertThat(((Outcome.Fetched) outcome).file()).hasFileName("ordinary720.mp4");
    assertThat(real().probe(((Outcome.Fetched) outcome).file()).lines()).contains(360);
  }
}
