package org.ytarchive.jobs.door.processing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * Whether bytes begin as a video in one of the containers that are processed. What the sender calls
 * a file, and its declared type, do not matter; whether there is a picture in it, ffprobe tells
 * later.
 */
final class VideoMagic {
  /** So many bytes tell, if there are so many. */
  static final int NEEDED = 1024;

  private static final int TS_PACKET = 188;
  private static final byte TS_SYNC = 0x47;
  private static final Set<String> PICTURES_OR_SOUND =
      Set.of(
          "avif", "avis", "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "crx ",
          "M4A ", "M4B ", "M4P ");
  private static final Set<String> OLD_QUICKTIME =
      Set.of("moov", "mdat", "wide", "free", "skip", "pnot");

  private final byte[] head;

  private VideoMagic(byte[] head) {
    this.head = head;
  }

  static boolean isVideo(byte[] head) {
    var magic = new VideoMagic(head);
    return magic.isIsoMedia() || magic.isTagged() || magic.isStream();
  }

  private boolean isIsoMedia() {
    var box = text(4, 4);
    return box.equals("ftyp")
        ? !PICTURES_OR_SOUND.contains(text(8, 4))
        : OLD_QUICKTIME.contains(box);
  }

  private boolean isTagged() {
    return switch (text(0, 4)) {
      case "OggS" -> true;
      case "FLV\u0001" -> true;
      case "RIFF" -> text(8, 4).equals("AVI ");
      default -> begins("1a45dfa3") && (contains("webm") || contains("matroska"));
    };
  }

  private boolean isStream() {
    return begins("000001ba")
        || begins("000001b3")
        || begins("3026b2758e66cf11")
        || isTransportStream(0, TS_PACKET)
        || isTransportStream(4, TS_PACKET + 4);
  }

  /** Two packets at least; three if there are as many. */
  private boolean isTransportStream(int first, int packet) {
    return isSync(first)
        && isSync(first + packet)
        && (head.length <= first + 2 * packet || isSync(first + 2 * packet));
  }

  private boolean isSync(int at) {
    return at < head.length && head[at] == TS_SYNC;
  }

  private boolean begins(String hex) {
    var wanted = HexFormat.of().parseHex(hex);
    return head.length >= wanted.length
        && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
  }

  private boolean contains(String text) {
    return text(0, Math.min(64, head.length)).contains(text);
  }

  private String text(int from, int length) {
    return head.length < from + length ? "" : new String(head, from, length, ISO_8859_1);
  }
}
