package org.ytarchive.contracts.processing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import org.ytarchive.common.api.ApiValue;

/**
 * How a video is to be enhanced. What is null has its default; a value out of its range is refused
 * with {@code INVALID_PARAMETER}, whose {@code details.parameter} names it.
 *
 * @param denoise strength of noise reduction, 0 (none)..10; default 2
 * @param contrast factor, 0.5..2; 1 leaves it; default 1.05
 * @param saturation factor, 0 (grey)..3; 1 leaves it; default 1.1
 * @param sharpen strength, 0 (none)..2; default 0.6
 * @param deinterlace {@code auto} (when the video is interlaced), {@code on} or {@code off};
 *     default {@code auto}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Adjustments(
    @ApiValue(min = "0", max = "10") @Nullable Double denoise,
    @ApiValue(min = "0.5", max = "2") @Nullable Double contrast,
    @ApiValue(min = "0", max = "3") @Nullable Double saturation,
    @ApiValue(min = "0", max = "2") @Nullable Double sharpen,
    @Nullable String deinterlace) {
  public static final double MIN_DENOISE = 0;
  public static final double MAX_DENOISE = 10;
  public static final double DEFAULT_DENOISE = 2;
  public static final double MIN_CONTRAST = 0.5;
  public static final double MAX_CONTRAST = 2;
  public static final double DEFAULT_CONTRAST = 1.05;
  public static final double MIN_SATURATION = 0;
  public static final double MAX_SATURATION = 3;
  public static final double DEFAULT_SATURATION = 1.1;
  public static final double MIN_SHARPEN = 0;
  public static final double MAX_SHARPEN = 2;
  public static final double DEFAULT_SHARPEN = 0.6;
  public static final String DEINTERLACE_AUTO = "auto";
  public static final String DEINTERLACE_ON = "on";
  public static final String DEINTERLACE_OFF = "off";

  /** All defaults. */
  public static final Adjustments NONE = new Adjustments(null, null, null, null, null);
}
