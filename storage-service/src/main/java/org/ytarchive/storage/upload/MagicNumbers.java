package org.ytarchive.storage.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.ytarchive.storage.file.Container;

/**
 * Tells a container by how its bytes begin. What the sender calls a file does not matter: it is
 * kept and served as what it is, and what is no medium is not taken at all.
 */
final class MagicNumbers {
  /** So many bytes tell, if there are so many. */
  static final int NEEDED = 1024;

  private static final int TS_PACKET = 188;
  private static final byte TS_SYNC = 0x47;
  private static final Set<String> PICTURES =
      Set.of(
          "avif", "avis", "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "crx ");
  private static final Set<String> OLD_QUICKTIME =
      Set.of("moov", "mdat", "wide", "free", "skip", "pnot");

  private final byte[] head;

  private MagicNumbers(byte[] head) {
    this.head = head;
  }

  /** Empty for what is no video and no sound. */
  static Optional<Container> container(byte[] head) {
    var magic = new MagicNumbers(head);
    return magic.isoMedia().or(magic::tagged).or(magic::binary);
  }

  private Optional<Container> isoMedia() {
    var box = text(4, 4);
    if (!box.equals("ftyp")) {
      return OLD_QUICKTIME.contains(box) ? Optional.of(Container.QUICKTIME) : Optional.empty();
    }
    var brand = text(8, 4);
    if (PICTURES.contains(brand)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (brand) {
          case "M4A ", "M4B " -> Container.MP4_AUDIO;
          case "qt  " -> Container.QUICKTIME;
          default -> brand.startsWith("3g") ? Container.THREE_GP : Container.MP4;
        });
  }

  private Optional<Container> tagged() {
    return switch (text(0, 4)) {
      case "OggS" -> Optional.of(contains("theora", 256) ? Container.OGG_VIDEO : Container.OGG);
      case "FLV\u0001" -> Optional.of(Container.FLASH);
      case "fLaC" -> Optional.of(Container.FLAC);
      case "RIFF" -> riff(text(8, 4));
      case "FORM" -> text(8, 3).equals("AIF") ? Optional.of(Container.AIFF) : Optional.empty();
      default -> text(0, 3).equals("ID3") ? Optional.of(Container.MP3) : Optional.empty();
    };
  }

  private static Optional<Container> riff(String form) {
    return switch (form) {
      case "AVI " -> Optional.of(Container.AVI);
      case "WAVE" -> Optional.of(Container.WAV);
      default -> Optional.empty();
    };
  }

  private Optional<Container> binary() {
    if (begins("1a45dfa3")) {
      return matroska();
    }
    if (begins("000001ba") || begins("000001b3")) {
      return Optional.of(Container.MPEG_PS);
    }
    if (begins("3026b2758e66cf11")) {
      return Optional.of(Container.ASF);
    }
    if (isTransportStream(0, TS_PACKET) || isTransportStream(4, TS_PACKET + 4)) {
      return Optional.of(Container.MPEG_TS);
    }
    return sound();
  }

  private Optional<Container> matroska() {
    if (contains("webm", 64)) {
      return Optional.of(Container.WEBM);
    }
    return contains("matroska", 64) ? Optional.of(Container.MATROSKA) : Optional.empty();
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

  /** A frame of AAC, or of MPEG layer III with a bit rate and a sampling rate that exist. */
  private Optional<Container> sound() {
    if (head.length < 4 || (head[0] & 0xff) != 0xff) {
      return Optional.empty();
    }
    if ((head[1] & 0xf6) == 0xf0) {
      return Optional.of(Container.AAC);
    }
    boolean layer3 = (head[1] & 0xe6) == 0xe2;
    int rates = head[2] & 0xff;
    boolean exist = rates >> 4 != 0 && rates >> 4 != 15 && (rates >> 2 & 3) != 3;
    return layer3 && exist ? Optional.of(Container.MP3) : Optional.empty();
  }

  private boolean begins(String hex) {
    var wanted = HexFormat.of().parseHex(hex);
    return head.length >= wanted.length
        && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
  }

  private boolean contains(String text, int within) {
    return text(0, Math.min(within, head.length)).contains(text);
  }

  /** One character per byte; empty beyond the end. */
  private String text(int from, int length) {
    return from + length > head.length
        ? ""
        : new String(head, from, length, StandardCharsets.ISO_8859_1);
  }
}
