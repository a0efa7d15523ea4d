package org.ytarchive.download.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * The Python package {@code yt_dlp} behind a program, in the three ways it is handed out:
 * upstream's zip that begins with a line for the kernel, a distribution's script for an installed
 * package, and a Debian package unpacked beside a script of ours.
 *
 * @param interpreter the command that runs Python
 * @param folder where Python finds the package; empty when it is among the installed ones
 */
record PythonPackage(List<String> interpreter, Optional<Path> folder) {
  private static final String NAME = "yt_dlp";
  private static final int LONGEST_SCRIPT = 4096;
  private static final String UNPACKED = "# Written by debian-yt-dlp:";
  private static final String UNPACKED_FOLDER = "usr/lib/python3/dist-packages";
  private static final List<String> DEBIANS = List.of("/usr/bin/python3");

  /** Empty when the program is anything else, such as an executable that brings its own Python. */
  static Optional<PythonPackage> of(Path program) throws IOException {
    var file = program.toRealPath();
    var script = beginning(file);
    if (script.contains("\n" + UNPACKED)) {
      return unpacked(file);
    }
    return interpreter(script)
        .flatMap(
            python ->
                isZip(file)
                    ? Optional.of(new PythonPackage(python, Optional.of(file)))
                    : installed(python, script));
  }

  private static Optional<PythonPackage> unpacked(Path file) {
    return Optional.of(file.resolveSibling(UNPACKED_FOLDER))
        .filter(folder -> Files.isDirectory(folder.resolve(NAME)))
        .map(folder -> new PythonPackage(DEBIANS, Optional.of(folder)));
  }

  private static Optional<PythonPackage> installed(List<String> python, String script) {
    return script.lines().anyMatch(line -> line.strip().startsWith("from " + NAME + " import"))
        ? Optional.of(new PythonPackage(python, Optional.empty()))
        : Optional.empty();
  }

  private static Optional<List<String>> interpreter(String script) {
    return script
        .lines()
        .findFirst()
        .filter(line -> line.startsWith("#!") && line.contains("python"))
        .map(line -> Arrays.asList(line.substring(2).strip().split("\\s+")));
  }

  private static boolean isZip(Path file) {
    try (var zip = new ZipFile(file.toFile())) {
      return zip.getEntry(NAME + "/__init__.py") != null;
    } catch (IOException none) {
      return false; // that is the question
    }
  }

  private static String beginning(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_SCRIPT), StandardCharsets.ISO_8859_1);
    }
  }
}
