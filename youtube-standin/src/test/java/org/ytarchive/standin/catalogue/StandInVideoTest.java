package org.ytarchive.standin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import org.junit.jupiter.api.Test;

class StandInVideoTest {

  @Test
  void build_refusesWhatYouTubeWouldNotHave() {
    assertThatIllegalArgumentException().isThrownBy(() -> video("short").build());
    assertThatIllegalArgumentException().isThrownBy(() -> video("with space!").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> video("ordinary000").heights(333).build());
    assertThatIllegalArgumentException().isThrownBy(() -> video("ordinary000").heights().build());
    assertThatIllegalArgumentException().isThrownBy(() -> video("ordinary000").seconds(0).build());
    assertThatIllegalArgumentException().isThrownBy(() -> video("ordinary000").bytes(1000).build());
  }

  @Test
  void bytes_sayTheLengthToo() {
    assertThat(video("ordinary000").bytes(5_000_000).build().duration()).hasSeconds(10);
    assertThat(video("ordinary000").bytes(500_000_000).build().duration()).hasSeconds(1000);
    assertThat(video("ordinary000").bytes(60_000).build().duration()).hasSeconds(1);
  }

  @Test
  void change_keepsTheRest() {
    var before =
        video("ordinary000").title("T").portrait().silent().captions().bytes(99_999).build();

    assertThat(before.change().build()).isEqualTo(before);
    assertThat(before.change().behaviour(Behaviour.DRM).build().behaviour())
        .isEqualTo(Behaviour.DRM);
  }
}
