package org.ytarchive.standalone.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationVersion;
import org.ytarchive.common.ArchiveRoots;
import org.ytarchive.standalone.backup.sql.Database;
import org.ytarchive.standalone.backup.sql.Migrations;

/** An archive without services: schemas, rows and files as these would leave them. */
final class SmallArchive {
  final Path home;
  final Database database;

  SmallArchive(Path home, Database database) {
    this.home = home;
    this.database = database;
  }

  SmallArchive migrated() {
    Source.ALL.forEach(schema -> new Migrations(database, schema).migrate());
    return this;
  }

  SmallArchive migratedTo(Map<String, String> versions) {
    versions.forEach(
        (schema, version) ->
            new Migrations(database, schema).migrateTo(MigrationVersion.fromVersion(version)));
    return this;
  }

  List<Source> sources() {
    return List.of(new Source(database, Source.ALL));
  }

  Path downloads() {
    return home.resolve("downloads");
  }

  ArchiveRoots roots() {
    return ArchiveRoots.parse("/downloads=" + downloads());
  }

  Backup backup(Path target) {
    return backup(target, Watcher.NONE);
  }

  Backup backup(Path target, Watcher watcher) {
    return new Backup(target, roots(), sources(), "test", watcher);
  }

  /** A file with its record, and gives its place. */
  Path store(String videoId, String name, String content) throws SQLException, IOException {
    var file = downloads().resolve(name);
    Files.createDirectories(Disk.parent(file));
    Files.writeString(file, content);
    sql(
        """
        with r as (insert into storage.video_records (video_id, kind, title, description, metadata, stored_at, updated_at)
                   values ('%s', 'youtube', 'Title of %1$s', E'a\\\\b\\tc', '{"n": 1}', now(), now()) returning id),
             f as (insert into storage.stored_files (record, kind, quality_rank, root, path, bytes, sha256, stored_at)
                   select id, 'video', 1, '/downloads', '%s', %d, '%s', now() from r returning id, record)
        select count(*) from f
        """
            .formatted(videoId, name.replace("'", "''"), content.length(), sha256(content)));
    return file;
  }

  private static String quoted(Path file) {
    return String.valueOf(file.getFileName()).replace("'", "''");
  }

  void forget(String videoId) throws SQLException {
    sql("delete from storage.video_records where video_id = '%s'".formatted(videoId));
  }

  void link(Path file, String content) throws SQLException, IOException {
    var owner = "5b2d1d8e-0000-4000-8000-000000000001";
    var item = "5b2d1d8e-0000-4000-8000-000000000002";
    var place =
        downloads().resolve(owner).resolve(item).resolve("video").resolve(file.getFileName());
    Files.createDirectories(Disk.parent(place));
    Files.createLink(place, file);
    sql(
        "insert into storage.links (owner, item, folder, name, root, bytes, sha256) values ('%s', '%s', 'video', '%s', '/downloads', %d, '%s')"
            .formatted(owner, item, quoted(file), content.length(), sha256(content)));
  }

  /** A job with events that were committed in another order than they were begun. */
  void job(String id) throws SQLException {
    sql(
        """
        insert into jobs.jobs (id, kind, video_id, options, status, phase, wish, created_at, updated_at)
        values ('%s', 'download', 'aaaaaaaaaaa', '{}', 'queued', 'queued', 'w %1$s', now(), now())
        """
            .formatted(id));
    sql(
        """
        insert into jobs.job_queue (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
        values ('job', '%s', now(), true, 'gone', now(), 1)
        """
            .formatted(id));
    sql(
        """
        insert into jobs.events (tx, job_id, seq, event, video_id, status, phase, progress, downloaded_bytes, at)
        select (9000000000 + t)::text::xid8, '%s', s, 'job_progress', 'aaaaaaaaaaa', 'queued', 'queued', 0, 0, now()
          from (values (1, 5), (2, 7), (3, 6), (4, 6), (5, 1)) v (s, t)
        """
            .formatted(id));
  }

  void sql(String statement) throws SQLException {
    try (var connection = connect();
        var s = connection.createStatement()) {
      s.execute(statement);
    }
  }

  String ask(String question) throws SQLException {
    try (var connection = connect();
        var rows = connection.createStatement().executeQuery(question)) {
      rows.next();
      return Optional.ofNullable(rows.getString(1)).orElse("null");
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /** Every row of every table, and where sequences stand; but what is another on each server. */
  Map<String, String> everything() throws SQLException {
    var all = new TreeMap<String, String>();
    for (var table : tables()) {
      var row =
          switch (table) {
            case "jobs.events" -> "to_jsonb(t) - 'tx'";
            case "jobs.upload_listeners" -> "to_jsonb(t) - 'heard_tx' - 'heard_id'";
            default -> "to_jsonb(t)";
          };
      all.put(
          table,
          ask(
              "select string_agg(r, '\n' order by r) from (select (%s)::text r from %s t) x"
                  .formatted(row, table)));
    }
    all.put(
        "sequences",
        ask(
            "select string_agg(schemaname || sequencename || last_value, ' ' order by schemaname,"
                + " sequencename) from pg_sequences"));
    all.put(
        "indexes",
        ask(
            "select string_agg(indexdef, '\n"
                + "' order by indexdef) from pg_indexes where schemaname in ('jobs', 'metadata',"
                + " 'download', 'storage')"));
    all.put(
        "constraints",
        ask(
            "select string_agg(conname || pg_get_constraintdef(oid) || convalidated, '\n"
                + "' order by conname, conrelid::regclass::text) from pg_constraint"));
    all.put(
        "triggers",
        ask(
            "select string_agg(tgrelid::regclass::text || tgname || tgenabled::text, '\n"
                + "' order by tgrelid::regclass::text, tgname) from pg_trigger where not"
                + " tgisinternal"));
    return all;
  }

  private List<String> tables() throws SQLException {
    var names =
        ask(
            """
            select string_agg(schemaname || '.' || tablename, ' ' order by schemaname, tablename) from pg_tables
             where schemaname in ('jobs', 'metadata', 'download', 'storage') and tablename <> 'flyway_schema_history'
            """);
    return List.of(names.split(" "));
  }

  /** Every file below the downloads, by its hash. */
  Map<String, String> files() throws IOException {
    var all = new TreeMap<String, String>();
    if (!Files.isDirectory(downloads())) {
      return all;
    }
    try (var paths = Files.walk(downloads())) {
      for (var path : new ArrayList<>(paths.filter(Files::isRegularFile).toList())) {
        all.put(downloads().relativize(path).toString(), sha256(Files.readString(path)));
      }
    }
    return all;
  }

  static String sha256(String content) {
    try {
      var bytes = content.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
