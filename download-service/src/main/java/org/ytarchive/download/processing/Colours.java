package org.ytarchive.download.processing;

/**
 * The colours of a video, each list in the order blue, green, red.
 *
 * @param histograms for each of 256 levels how many pixels of a picture have it, on the average of
 *     the pictures that were counted; the sum is the pixels of a picture
 * @param average levels, 0..255
 */
public record Colours(double[][] histograms, int[] average) {
  public static final int CHANNELS = 3;
  public static final int LEVELS = 256;
}
