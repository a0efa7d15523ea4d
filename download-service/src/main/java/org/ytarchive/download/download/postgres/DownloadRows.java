package org.ytarchive.download.download.postgres;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.download.Companions;
import org.ytarchive.download.download.Download;
import org.ytarchive.download.download.DownloadId;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.download.DownloadProgress;
import org.ytarchive.download.download.DownloadRequest;
import org.ytarchive.download.download.Phase;
import org.ytarchive.download.sql.Columns;

/** Reads a row of the downloads table, and writes what is JSON in it. */
@Singleton
class DownloadRows {
  private final Columns columns;

  DownloadRows(Columns columns) {
    this.columns = columns;
  }

  Download read(ResultSet row) throws SQLException {
    return new Download(
        new DownloadId(row.getObject("id", UUID.class)),
        request(row),
        DownloadStatus.valueOf(row.getString("state")),
        row.getInt("run"),
        progress(row),
        Columns.number(row, "estimated_size"),
        columns.json(row, "info", VideoInfo.class),
        columns.json(row, "file", DownloadedFile.class),
        columns.json(row, "companions", Companions.class).orElse(Companions.NONE),
        columns.json(row, "failure", Failure.class),
        Columns.times(row));
  }

  private static DownloadRequest request(ResultSet row) throws SQLException {
    return new DownloadRequest(
        Optional.ofNullable(row.getString("job_id")),
        row.getInt("attempt"),
        new DownloadOrder(
            new VideoId(row.getString("video_id")),
            Quality.parse(row.getString("quality")),
            Optional.ofNullable(row.getString("format_selection")),
            row.getBoolean("extract_audio"),
            row.getBoolean("quality_strict"),
            languages(row.getString("subtitles")),
            Optional.ofNullable(row.getString("output_format")).map(OutputFormat::parse),
            row.getBoolean("auto_captions")),
        row.getString("output_folder"),
        row.getString("work_folder"));
  }

  private static List<String> languages(String codes) {
    return codes.isEmpty() ? List.of() : List.of(codes.split(","));
  }

  private static DownloadProgress progress(ResultSet row) throws SQLException {
    return new DownloadProgress(
        Phase.valueOf(row.getString("phase")),
        row.getInt("progress"),
        row.getLong("downloaded_bytes"),
        Columns.number(row, "total_bytes"),
        Columns.number(row, "speed"),
        Columns.number(row, "eta"));
  }

  /** All columns a new row has. */
  Object[] values(Download d) {
    var request = d.request();
    var order = request.order();
    return new Object[] {
      d.id().value(),
      request.jobId().orElse(null),
      request.attempt(),
      request.workFolder(),
      order.videoId().value(),
      order.quality().toString(),
      order.formatSelection().orElse(null),
      order.extractAudio(),
      order.strict(),
      String.join(",", order.subtitles()),
      order.format().map(OutputFormat::wireName).orElse(null),
      order.autoCaptions(),
      request.outputFolder(),
      write(d.file().orElse(null)),
      write(d.companions()),
      d.times().created()
    };
  }

  @Nullable
  String write(@Nullable Object value) {
    return columns.write(value);
  }
}
