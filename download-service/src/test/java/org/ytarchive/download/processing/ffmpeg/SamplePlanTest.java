package org.ytarchive.download.processing.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ytarchive.download.processing.Packets;

class SamplePlanTest {
  private static final long FULL_HD = 1920 * 1080;

  private static Packets packets(int pictures, Integer... keys) {
    var times = new ArrayList<Double>();
    for (int key : keys) {
      times.add(key / 25.0);
    }
    return new Packets(pictures, List.of(keys), times, 0, pictures / 25.0, pictures / 25.0);
  }

  @Test
  void plan_decodesAllWhereKeysAreFew() {
    assertThat(SamplePlan.of(packets(1000, 0, 250, 500, 750), FULL_HD))
        .isEqualTo(new SamplePlan.Every(1000));
  }

  @Test
  void plan_decodesKeysWhereTheyAreSome() {
    assertThat(SamplePlan.of(packets(1000, 0, 200, 400, 600, 800), FULL_HD))
        .isInstanceOf(SamplePlan.Keys.class);
  }

  @Test
  void plan_seeksWhereNearlyAllAreKeys() {
    var all = IntStream.range(0, 1000).boxed().toArray(Integer[]::new);

    assertThat(SamplePlan.of(packets(1000, all), FULL_HD))
        .isInstanceOfSatisfying(
            SamplePlan.Some.class,
            some -> assertThat(some.times()).hasSize(20).doesNotHaveDuplicates().isSorted());
  }

  @Test
  void plan_decodesAllWhereThatIsQuicklyDone() {
    assertThat(SamplePlan.of(packets(1000, 0, 200, 400, 600, 800), 320 * 240))
        .isInstanceOf(SamplePlan.Every.class);
  }

  /** Every picture is stood for once. */
  @Test
  void weights_areAllPictures() {
    var weights = SamplePlan.of(packets(1000, 0, 250, 300, 550, 800), FULL_HD).weights(5);

    assertThat(DoubleStream.of(weights).sum()).isEqualTo(1000);
  }

  /** A cut comes early, so what lies before it is like its beginning; else two keys share it. */
  @Test
  void weights_tellCutsFromSlowChange() {
    var weights = SamplePlan.of(packets(1000, 0, 250, 300, 550, 800), FULL_HD).weights(5);

    assertThat(weights[0]).isEqualTo(125.5);
    assertThat(weights[1]).isEqualTo(124.5 + 50);
    assertThat(weights[2]).isEqualTo(125.5);
    assertThat(SamplePlan.of(packets(1000, 0, 250, 300, 400, 900), FULL_HD).weights(5))
        .containsExactly(250, 50, 100, 500, 100);
  }

  /** One key was broken: nobody knows which. */
  @Test
  void weights_areEqualWhenAKeyIsMissing() {
    assertThat(SamplePlan.of(packets(1000, 0, 200, 400, 600, 800), FULL_HD).weights(4))
        .containsOnly(1.0);
  }
}
