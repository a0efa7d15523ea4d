package org.ytarchive.contracts.download;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.ytarchive.contracts.video.Format;

/** What can be had of a video. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record FormatList(String videoId, List<Format> formats) {}
