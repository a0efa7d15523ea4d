package org.ytarchive.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.system.Full;
import org.ytarchive.system.StackProcess;
import org.ytarchive.system.TestYouTube;

/** The promised figures, measured where the long test is wanted. */
@EnabledIfSystemProperty(named = Full.PROPERTY, matches = "true")
class BenchmarkSystemTest {
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  @Test
  void throughput_isCloseToYtDlpAlone() throws Exception {
    try (var throughput = Throughput.in(folder)) {
      assertKept(throughput.measure(Throughput.Load.MANY, ROUNDS));
      assertKept(throughput.measure(Throughput.Load.ONE, ROUNDS));
    }
  }

  @Test
  void memory_staysSmallAfterAThousandJobs() throws Exception {
    assertThat(Thousand.measure(folder, 1000)).allSatisfy(BenchmarkSystemTest::assertKept);
  }

  @Test
  void idleStack_leavesItsDatabaseAlone() throws Exception {
    try (var youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.of());
        var stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()))) {
      assertKept(Idle.measure(stack, Duration.ofSeconds(30)));
    }
  }

  private static void assertKept(Figure figure) {
    System.out.println(figure.inWords());
    assertThat(figure.isKept()).as(figure.inWords()).isTrue();
  }
}
