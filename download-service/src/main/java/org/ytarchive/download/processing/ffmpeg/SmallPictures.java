package org.ytarchive.download.processing.ffmpeg;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ytarchive.download.processing.Colours;

/**
 * Pictures scaled down, of which only the colour counts.
 *
 * @param colours of each, blue, green and red, in the order in which they are shown
 */
record SmallPictures(List<double[]> colours) {
  static final int WIDTH = 64;
  static final int HEIGHT = 36;
  static final SmallPictures NONE = new SmallPictures(List.of());

  static SmallPictures read(Path file) throws IOException {
    var all = new ArrayList<double[]>();
    var picture = new byte[WIDTH * HEIGHT * Colours.CHANNELS];
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      while (in.readNBytes(picture, 0, picture.length) == picture.length) {
        all.add(colour(picture));
      }
    }
    return new SmallPictures(all);
  }

  private static double[] colour(byte[] picture) {
    var sums = new double[Colours.CHANNELS];
    for (int i = 0; i < picture.length; i++) {
      sums[i % Colours.CHANNELS] += picture[i] & 0xFF;
    }
    for (int channel = 0; channel < sums.length; channel++) {
      sums[channel] /= WIDTH * HEIGHT;
    }
    return sums;
  }

  int size() {
    return colours.size();
  }

  /** Each counts for as many pictures as it stands for. */
  int[] mean(SamplePlan plan) {
    var weights = plan.weights(colours.size());
    var sums = new double[Colours.CHANNELS];
    double total = 0;
    for (int i = 0; i < colours.size(); i++) {
      total += weights[i];
      for (int channel = 0; channel < sums.length; channel++) {
        sums[channel] += colours.get(i)[channel] * weights[i];
      }
    }
    var mean = new int[Colours.CHANNELS];
    for (int channel = 0; channel < mean.length; channel++) {
      mean[channel] = (int) Math.round(sums[channel] / total);
    }
    return mean;
  }
}
