package org.ytarchive.download.processing;

import java.util.List;

/**
 * What lies in a video, read packet by packet and not decoded.
 *
 * @param pictures how many
 * @param keys which of them, from 0 on in the order of the file, need no other to be shown
 * @param keyTimes when those are shown, seconds
 * @param first when the first picture is shown, seconds
 * @param last when the last one is shown
 * @param end when the last packet of any stream begins
 */
public record Packets(
    int pictures,
    List<Integer> keys,
    List<Double> keyTimes,
    double first,
    double last,
    double end) {}
