package org.ytarchive.jobs.door.processing;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.ytarchive.jobs.door.Door;
import org.ytarchive.jobs.door.Door.Address;
import org.ytarchive.jobs.door.ErrorForm;

/** The door of {@code distributed-video-processing.md}. */
@Factory
class ProcessingDoor {

  @Singleton
  Door processing() {
    return new Door(
        "processing",
        "Distributed Video Processing API",
        "distributed-video-processing.md",
        ErrorForm.DETAIL,
        List.of(
            new Address("POST", "/upload", "takes a video in and has it processed"),
            new Address("WS", "/ws/{client_id}", "tells a client how far its videos are"),
            new Address(
                "GET",
                "/internal/video-enhancement-status/{file_id}",
                "how far the enhancement is"),
            new Address(
                "GET",
                "/internal/metadata-extraction-status/{file_id}",
                "how far the extraction is"),
            new Address("GET", "/processed_videos/{enhanced_file}", "the enhanced video"),
            new Address("GET", "/processed_videos/metadata/{file}", "what was extracted")));
  }
}
