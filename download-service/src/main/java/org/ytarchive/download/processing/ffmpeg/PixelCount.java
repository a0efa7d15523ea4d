package org.ytarchive.download.processing.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import org.ytarchive.download.processing.Colours;

/** Counts the levels of whole pictures of three bytes a pixel: blue, green, red. */
final class PixelCount {
  private static final int CHUNK = 3 * (1 << 16);

  private final long bytesPerPicture;
  private final long[] blue = new long[Colours.LEVELS];
  private final long[] green = new long[Colours.LEVELS];
  private final long[] red = new long[Colours.LEVELS];
  private volatile long bytes = 0;

  PixelCount(int width, int height) {
    this.bytesPerPicture = (long) width * height * Colours.CHANNELS;
  }

  /** Reads to the end of the stream. */
  void read(InputStream in) throws IOException {
    var chunk = new byte[CHUNK];
    for (int n = in.readNBytes(chunk, 0, CHUNK); n > 0; n = in.readNBytes(chunk, 0, CHUNK)) {
      count(chunk, n - n % Colours.CHANNELS);
      bytes += n;
    }
  }

  private void count(byte[] pixels, int length) {
    for (int i = 0; i < length; i += Colours.CHANNELS) {
      blue[pixels[i] & 0xFF]++;
      green[pixels[i + 1] & 0xFF]++;
      red[pixels[i + 2] & 0xFF]++;
    }
  }

  long pictures() {
    return bytes / bytesPerPicture;
  }

  /** On the average of the pictures. */
  double[][] histograms() {
    return new double[][] {perPicture(blue), perPicture(green), perPicture(red)};
  }

  private double[] perPicture(long[] counts) {
    double pictures = (double) bytes / bytesPerPicture;
    var result = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      result[i] = counts[i] / pictures;
    }
    return result;
  }
}
