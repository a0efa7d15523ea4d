package org.ytarchive.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ytarchive.common.ErrorCode;

class AdviceTest {

  @ParameterizedTest
  @EnumSource
  void on_knowsEveryCode(ErrorCode code) {
    assertThat(Advice.on(code.name())).hasValueSatisfying(text -> assertThat(text).isNotBlank());
  }

  /** A newer service may say what this command line has never heard of. */
  @Test
  void on_isSilentAboutAStranger() {
    assertThat(Advice.on("FROM_THE_FUTURE")).isEmpty();
  }
}
