package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.util.UUID;

/** This process, among all that run captures. */
@Singleton
class CaptureOwner {
  private final String name = UUID.randomUUID().toString();

  String name() {
    return name;
  }
}
