package org.ytarchive.standin.page;

/** The frame of every page. */
final class Page {
  private Page() {}

  static String of(String... scripts) {
    return "<!DOCTYPE html><html><head><title>YouTube</title></head><body>"
        + Settings.script()
        + String.join("", scripts)
        + "</body></html>\n";
  }
}
