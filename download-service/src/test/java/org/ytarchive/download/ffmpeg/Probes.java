package org.ytarchive.download.ffmpeg;

import io.micronaut.json.JsonMapper;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.Tools;

/** The real probe for tests of other packages. */
public final class Probes {
  private Probes() {}

  public static MediaProbe of(SupervisedTool supervised, Tools tools) {
    return new FfprobeMediaProbe(supervised, tools, JsonMapper.createDefault());
  }
}
