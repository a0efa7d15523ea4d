package org.ytarchive.standalone.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Lists of kept files as PostgreSQL's COPY wrote them: one line each, read one by one. */
final class FileList {
  private static final int FIELDS = 5;

  private FileList() {}

  /** A step for one file. */
  interface Step {
    void apply(KeptFile file) throws IOException;
  }

  static void read(Path packed, Step step) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(packed));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        step.apply(parse(line));
      }
    }
  }

  static KeptFile parse(String line) {
    var fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new BackupException("a list of files is damaged: '" + line + "'");
    }
    return new KeptFile(
        KeptFile.Need.valueOf(fields[0]),
        plain(fields[1]),
        plain(fields[2]),
        Long.parseLong(fields[3]),
        fields[4]);
  }

  /** COPY writes a backslash before what would end a field or a line, and before itself. */
  private static String plain(String field) {
    var out = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      out.append(c == '\\' && ++i < field.length() ? escaped(field.charAt(i)) : c);
    }
    return out.toString();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000b';
      default -> c;
    };
  }
}
