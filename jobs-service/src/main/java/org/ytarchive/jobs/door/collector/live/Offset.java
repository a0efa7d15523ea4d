package org.ytarchive.jobs.door.collector.live;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.jobs.events.Position;

/**
 * How far a listener has heard: a place in the event log, and how many updates after it. Every
 * update carries its own as a last argument; stock clients give the last one back when they connect
 * again (Socket.IO's connection state recovery), to whichever replica.
 */
record Offset(Position position, int heard) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,19})-(\\d{1,19})-(\\d{1,9})");

  /** Empty for what is none of ours. */
  static Optional<Offset> parse(String text) {
    var match = FORM.matcher(text);
    try {
      return match.matches()
          ? Optional.of(
              new Offset(
                  new Position(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))),
                  Integer.parseInt(match.group(3))))
          : Optional.empty();
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return position.tx() + "-" + position.id() + "-" + heard;
  }
}
