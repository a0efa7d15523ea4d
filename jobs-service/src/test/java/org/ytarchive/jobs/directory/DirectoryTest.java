package org.ytarchive.jobs.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.contracts.jobs.ServiceAddresses;

class DirectoryTest {

  @ParameterizedTest
  @CsvSource({
    "localhost:8001,http://localhost:8001,http://localhost:8002",
    "archive.lan:8001,http://archive.lan:8001,http://archive.lan:8002",
    "archive.lan,http://archive.lan,http://archive.lan:8002",
    "[::1]:8001,http://[::1]:8001,http://[::1]:8002",
    "[fd00::1],http://[fd00::1],http://[fd00::1]:8002",
  })
  void seenFrom_namesLoopbackAsTheAskerDid(String host, String jobs, String metadata) {
    var urls =
        new ServiceUrls(
            "http://127.0.0.1:8001",
            "http://127.0.0.1:8002",
            "http://localhost:8003/",
            "http://[::1]:8004");

    var seen = new Directory(urls).seenFrom("http", host);

    assertThat(seen.jobs()).isEqualTo(jobs);
    assertThat(seen.metadata()).isEqualTo(metadata);
    assertThat(seen.download()).isEqualTo(metadata.replace("8002", "8003"));
    assertThat(seen.storage()).isEqualTo(metadata.replace("8002", "8004"));
  }

  /** An operator who says where the services are knows best. */
  @Test
  void seenFrom_leavesWhatWasConfigured() {
    var urls =
        new ServiceUrls(
            "https://jobs.example/", "http://metadata:8002", "http://10.0.0.3:8003", "https://s/x");

    assertThat(new Directory(urls).seenFrom("http", "localhost:8001"))
        .isEqualTo(
            new ServiceAddresses(
                "https://jobs.example",
                "http://metadata:8002",
                "http://10.0.0.3:8003",
                "https://s/x"));
  }
}
