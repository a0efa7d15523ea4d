package org.ytarchive.download.tool;

import java.util.regex.Pattern;

/** The programs we know, and how each tells its version. */
enum Program {
  YT_DLP("yt-dlp", "--version", "^(\\S+)"),
  FFMPEG("ffmpeg", "-version", "^ffmpeg version (\\S+)"),
  FFPROBE("ffprobe", "-version", "^ffprobe version (\\S+)"),
  DENO("deno", "--version", "^deno (\\S+)"),
  NODE("node", "--version", "^v(\\S+)");

  private final String command;
  private final String versionOption;
  private final Pattern version;

  Program(String command, String versionOption, String version) {
    this.command = command;
    this.versionOption = versionOption;
    this.version = Pattern.compile(version);
  }

  String command() {
    return command;
  }

  String versionOption() {
    return versionOption;
  }

  Pattern version() {
    return version;
  }
}
