package org.ytarchive.jobs.door.camera;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.ytarchive.jobs.door.Door;
import org.ytarchive.jobs.door.Door.Address;
import org.ytarchive.jobs.door.ErrorForm;

/** The door's addresses. */
@Factory
class CameraDoor {

  @Singleton
  @Named("camera")
  Door camera() {
    return new Door(
        "camera",
        "Camera Collector",
        "camera-collector.md",
        ErrorForm.DETAIL,
        List.of(
            new Address("GET", "/", "says that the camera collector is running"),
            new Address("POST", "/collect", "starts a capture of a camera or live stream"),
            new Address("WS", "/ws/{job_id}", "tells how a capture is getting on, in text lines")));
  }
}
