package org.ytarchive.jobs.door.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdsTest {

  @Test
  void endsWithTheContainersId() {
    var id = new SessionIds("0af3b2c1d4e5").make();
    assertThat(id).hasToString(id.toString().substring(0, 24) + "0af3b2c1d4e5");
    assertThat(id.version()).isEqualTo(4);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void isAnotherEachTime() {
    var ids = new SessionIds("0af3b2c1d4e5");
    assertThat(ids.make()).isNotEqualTo(ids.make());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "archive", "0af3b2c1d4e", "0af3b2c1d4e5f", "jobs-service-7"})
  void isAllChanceElsewhere(String host) {
    var ids = new SessionIds(host);
    assertThat(ids.make().toString().substring(24))
        .isNotEqualTo(ids.make().toString().substring(24));
  }
}
