package org.ytarchive.download.processing.ffmpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.ytarchive.download.ffmpeg.Confinement;
import org.ytarchive.download.processing.Packets;
import org.ytarchive.download.processing.SourceVideo;

/** Which pictures of a video are looked at, and how many others each of them stands for. */
sealed interface SamplePlan {
  int MOST_WHOLE = 100;
  int FEW_KEYS = 5;

  /** A key picture costs several others: where they are denser, not all of them are looked at. */
  int DENSE = 8;

  /** What is decoded at least for one picture that is looked at whole. */
  int PER_WHOLE = 20;

  /** Pixels of all pictures together that are decoded in the time in which a tool starts. */
  long FEW_PIXELS = 250_000_000;

  static SamplePlan of(Packets packets, long pixelsOfOne) {
    if (packets.keys().size() < FEW_KEYS || packets.pictures() * pixelsOfOne < FEW_PIXELS) {
      return new Every(packets.pictures());
    }
    return packets.keys().size() * DENSE > packets.pictures()
        ? Some.of(packets)
        : new Keys(packets);
  }

  /** Options and inputs of ffmpeg. */
  List<String> inputs(SourceVideo video, List<String> before);

  /** Ends in {@code [whole]} and {@code [small]}. */
  String filter(SourceVideo video);

  /** For each picture that was looked at, in the order in which they are shown. */
  double[] weights(int pictures);

  /**
   * All of a size: a picture of another size would shift all that follow. Colours are made before
   * scaling, so that they are rounded as whole pictures' are.
   */
  private static String ends(SourceVideo video, int step) {
    var picture = video.picture();
    return "split=2[w][s];[w]select='not(mod(n\\,%d))',scale=%d:%d,format=bgr24[whole];"
            .formatted(step, picture.width(), picture.height())
        + "[s]format=bgr24,scale=%d:%d:flags=area,format=bgr24[small]"
            .formatted(SmallPictures.WIDTH, SmallPictures.HEIGHT);
  }

  private static double[] equal(int pictures) {
    var weights = new double[pictures];
    Arrays.fill(weights, 1);
    return weights;
  }

  private static int step(int pictures, int whole) {
    return Math.max(1, (int) Math.ceil(pictures / (double) Math.max(1, whole)));
  }

  /** All of them: there are too few keys, or it is quickly done. About one a second comes whole. */
  record Every(int pictures) implements SamplePlan {

    @Override
    public List<String> inputs(SourceVideo video, List<String> before) {
      var line = new ArrayList<>(List.of("-noautorotate"));
      line.addAll(before);
      line.addAll(Confinement.input(video.file()));
      return line;
    }

    @Override
    public String filter(SourceVideo video) {
      var rate = (int) Math.max(1, Math.round(video.picture().rate()));
      return "[0:%d]".formatted(video.picture().index())
          + ends(video, Math.max(rate, step(pictures, MOST_WHOLE)));
    }

    @Override
    public double[] weights(int shown) {
      return equal(shown);
    }
  }

  /** All that need no other to be decoded. */
  record Keys(Packets packets) implements SamplePlan {

    @Override
    public List<String> inputs(SourceVideo video, List<String> before) {
      var line = new ArrayList<>(List.of("-noautorotate", "-skip_frame", "nokey"));
      line.addAll(before);
      line.addAll(Confinement.input(video.file()));
      return line;
    }

    @Override
    public String filter(SourceVideo video) {
      int whole = Math.clamp(packets.pictures() / PER_WHOLE, FEW_KEYS, MOST_WHOLE);
      return "[0:%d]".formatted(video.picture().index())
          + ends(video, step(packets.keys().size(), whole));
    }

    /**
     * A key stands for all pictures up to the next one. Where that one comes only because the
     * longest distance is over, the picture has changed by and by, and the two share what lies
     * between; where it comes earlier, the scene was cut, and what lies between is like the first.
     */
    @Override
    public double[] weights(int shown) {
      var keys = packets.keys();
      if (shown != keys.size()) {
        return equal(shown); // one of them could not be decoded: nobody knows which
      }
      var weights = new double[shown];
      int longest = longest();
      for (int i = 0; i < shown; i++) {
        int until = i + 1 < shown ? keys.get(i + 1) : packets.pictures();
        int stands = until - keys.get(i);
        boolean goesOn = i + 1 < shown && stands >= longest;
        weights[i] += goesOn ? (stands + 1) / 2.0 : stands;
        if (goesOn) {
          weights[i + 1] += (stands - 1) / 2.0;
        }
      }
      return weights;
    }

    /** The distance at which a key comes in any case; if most are shorter, nobody knows it. */
    private int longest() {
      var keys = packets.keys();
      var distances = new ArrayList<Integer>();
      for (int i = 0; i + 1 < keys.size(); i++) {
        distances.add(keys.get(i + 1) - keys.get(i));
      }
      int longest = Collections.max(distances);
      boolean usual = Collections.frequency(distances, longest) * 2 >= distances.size();
      return usual ? longest : Integer.MAX_VALUE;
    }
  }

  /**
   * Keys at even distances, each sought on its own: where nearly every picture is a key, decoding
   * all of them would be decoding everything.
   */
  record Some(List<Double> times) implements SamplePlan {
    private static final int LEAST = 16;
    private static final int MOST = 60;

    static Some of(Packets packets) {
      int count = Math.clamp(packets.pictures() / 50, LEAST, MOST);
      var keys = packets.keyTimes();
      var times = new ArrayList<Double>();
      for (int i = 0; i < count; i++) {
        times.add(keys.get((int) ((i + 0.5) * keys.size() / count)));
      }
      return new Some(List.copyOf(times));
    }

    @Override
    public List<String> inputs(SourceVideo video, List<String> before) {
      var line = new ArrayList<String>();
      for (double time : times) {
        line.addAll(List.of("-noautorotate", "-seek_timestamp", "1", "-ss", seconds(time)));
        line.addAll(List.of("-noaccurate_seek", "-t", "1", "-threads", "1"));
        line.addAll(before);
        line.addAll(Confinement.input(video.file()));
      }
      return line;
    }

    private static String seconds(double time) {
      return String.format(Locale.ROOT, "%.6f", time);
    }

    @Override
    public String filter(SourceVideo video) {
      var picture = video.picture();
      var filter = new StringBuilder();
      for (int i = 0; i < times.size(); i++) {
        filter.append(
            "[%d:%d]trim=end_frame=1,scale=%d:%d,setsar=1[i%d];"
                .formatted(i, picture.index(), picture.width(), picture.height(), i));
      }
      for (int i = 0; i < times.size(); i++) {
        filter.append("[i%d]".formatted(i));
      }
      return filter.append("concat=n=%d,".formatted(times.size())) + ends(video, 1);
    }

    @Override
    public double[] weights(int shown) {
      return equal(shown);
    }
  }
}
