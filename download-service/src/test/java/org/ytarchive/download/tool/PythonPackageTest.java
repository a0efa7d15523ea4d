package org.ytarchive.download.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonPackageTest {
  @TempDir Path temp;

  /** As upstream releases it. */
  @Test
  void of_zipWithALineForTheKernel() throws Exception {
    var out = new ByteArrayOutputStream();
    out.write("#!/usr/bin/env python3\n".getBytes(StandardCharsets.US_ASCII));
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("yt_dlp/__init__.py"));
    }
    var program = Files.write(temp.resolve("yt-dlp"), out.toByteArray());

    assertThat(PythonPackage.of(program))
        .contains(
            new PythonPackage(List.of("/usr/bin/env", "python3"), Optional.of(real(program))));
  }

  /** As distributions install it. */
  @Test
  void of_scriptForAnInstalledPackage() throws Exception {
    var program =
        program("#! /usr/bin/python3\nimport sys\nfrom yt_dlp import main\nsys.exit(main())\n");

    assertThat(PythonPackage.of(program))
        .contains(new PythonPackage(List.of("/usr/bin/python3"), Optional.empty()));
  }

  /** As our script unpacks Debian's; found through links to it. */
  @Test
  void of_scriptBesideAnUnpackedPackage() throws Exception {
    var program = program("#!/bin/sh\n# Written by debian-yt-dlp: yt-dlp.\nexec python3 it\n");
    var folder = temp.resolve("usr/lib/python3/dist-packages");
    Files.createDirectories(folder.resolve("yt_dlp"));
    var link = Files.createSymbolicLink(temp.resolve("link"), program);

    assertThat(PythonPackage.of(link))
        .contains(new PythonPackage(List.of("/usr/bin/python3"), Optional.of(real(folder))));
  }

  @Test
  void of_nothingElse() throws Exception {
    assertThat(PythonPackage.of(Path.of("/bin/sh"))).isEmpty();
    assertThat(PythonPackage.of(program("#!/bin/sh\nexec yt-dlp"))).isEmpty();
    assertThat(PythonPackage.of(program("#!/usr/bin/python3\nprint('something')"))).isEmpty();
    assertThat(PythonPackage.of(program(""))).isEmpty();
  }

  private Path program(String text) throws IOException {
    return Files.writeString(temp.resolve("yt-dlp"), text);
  }

  private static Path real(Path path) throws IOException {
    return path.toRealPath();
  }
}
