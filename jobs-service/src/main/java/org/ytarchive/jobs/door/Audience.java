package org.ytarchive.jobs.door;

import io.micronaut.core.order.Ordered;
import java.util.Optional;

/**
 * Who speaks on a WebSocket address that several documents share, {@code /ws/{id}} and {@code /ws}.
 * Beans of this type are asked in their order ({@link Ordered#getOrder}, lower first: the camera
 * before processing, YTArchive last) until one answers.
 */
public interface Audience extends Ordered {

  /**
   * Called on a virtual thread, so it may ask the database. Empty: somebody else's visitor.
   *
   * @throws org.ytarchive.common.ArchiveException or {@link Refusal}: the socket is closed with
   *     1008 and that sentence
   */
  Optional<Conversation> greet(Visitor visitor);
}
