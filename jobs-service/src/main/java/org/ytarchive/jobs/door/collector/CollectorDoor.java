package org.ytarchive.jobs.door.collector;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.ytarchive.jobs.door.Door;
import org.ytarchive.jobs.door.Door.Address;
import org.ytarchive.jobs.door.ErrorForm;

/** Where the collector is, and how it speaks of errors. */
@Factory
class CollectorDoor {

  @Singleton
  @Named("collector")
  Door door() {
    return new Door(
        "collector",
        "YouTube Video Collector",
        "youtube-video-collector.md",
        ErrorForm.ERROR,
        List.of(
            new Address("POST", "/start_collection", "start collecting a video"),
            new Address("GET", "/job_status/{job_id}", "how a collection is"),
            new Address("GET", "/videos/{job_id}.mp4", "the video, with ranges"),
            new Address("GET", "/video_latest", "the video that was collected last"),
            new Address("GET", "/latest", "a page that plays it"),
            new Address("GET", "/favicon.ico", "the icon"),
            new Address("WS", "/socket.io/", "Socket.IO 4: job_update on every change")));
  }
}
