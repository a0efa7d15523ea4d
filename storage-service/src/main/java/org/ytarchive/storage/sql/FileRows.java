package org.ytarchive.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.file.StoredFile;

/** Rows of {@code stored_files}. */
public final class FileRows {

  private FileRows() {}

  public static StoredFile read(ResultSet row) throws SQLException {
    return new StoredFile(
        FileKind.of(row.getString("kind")),
        row.getString("quality"),
        row.getString("root"),
        row.getString("path"),
        row.getLong("bytes"),
        row.getString("sha256"),
        row.getString("language"),
        row.getString("object"));
  }
}
