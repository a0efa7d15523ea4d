package org.ytarchive.standalone.backup.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which files the records of a service know. */
public enum FilesOf {
  /** What Storage keeps on its disks. */
  STORAGE("storage") {
    @Override
    String query(Snapshot snapshot) throws SQLException {
      return STORED.formatted("STORED") + onDisk(snapshot, "stored_files");
    }
  },

  /** What Storage keeps in a bucket; older schemas know none. */
  BUCKET("storage") {
    @Override
    String query(Snapshot snapshot) throws SQLException {
      return snapshot.has("storage", "stored_files", "object")
          ? STORED.formatted("BUCKET") + " where object is not null"
          : NONE;
    }
  },

  /** Further names; older schemas know none. */
  LINKS("storage") {
    @Override
    String query(Snapshot snapshot) throws SQLException {
      return snapshot.has("storage", "links") ? LINKED + onDisk(snapshot, "links") : NONE;
    }
  },

  /**
   * What Download has just finished: its rows name such files in documents of theirs, and Storage
   * may not have heard of them yet.
   */
  DOWNLOAD("download") {
    @Override
    String query(Snapshot snapshot) throws SQLException {
      var documents = new ArrayList<String>();
      for (var table : List.of("downloads", "captures", "processings")) {
        for (var column : List.of("file", "companions")) {
          if (snapshot.has("download", table, column)) {
            documents.add(
                "select %s as document from download.%s where %s".formatted(column, table, LATELY));
          }
        }
      }
      return LOOSE.formatted(String.join(" union all ", documents));
    }
  };

  private static final String STORED =
      "select distinct '%s' as need, root, path, bytes, sha256 from storage.stored_files";
  private static final String LINKED =
      """
      select 'LINK' as need, root,
             owner || '/' || item || '/' || folder || '/' || name as path, bytes, sha256
        from storage.links
      """;
  private static final String NONE =
      "select null as need, null as root, null as path, 0 as bytes, null as sha256 where false";
  private static final String LATELY =
      "(completed_at is null or completed_at > now() - interval '7 days')";
  private static final String LOOSE =
      """
      select distinct 'LOOSE' as need, '/' || split_part(wire, '/', 2) as root,
             regexp_replace(wire, '^/[^/]*/', '') as path, bytes, sha256
        from (select f ->> 'path' as wire, (f ->> 'size')::bigint as bytes, f ->> 'sha256' as sha256
                from (%s) written,
                     jsonb_path_query(
                       case when strpos(document::text, '\\u0000') = 0 then document::jsonb end,
                       'strict $.** ? (exists(@.path) && exists(@.size) && exists(@.sha256))') f) named
       where wire ~ '^/[^/]+/.' and sha256 ~ '^[0-9a-f]{64}$'
      """;

  private final String schema;

  FilesOf(String schema) {
    this.schema = schema;
  }

  /** Where those records are. */
  public String schema() {
    return schema;
  }

  String fileName() {
    return name().toLowerCase(Locale.ROOT) + ".files.gz";
  }

  private static String onDisk(Snapshot snapshot, String table) throws SQLException {
    return snapshot.has("storage", table, "object") ? " where object is null" : "";
  }

  abstract String query(Snapshot snapshot) throws SQLException;
}
