package org.ytarchive.openapi;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;

/** Writes a document as people read it. */
final class Yaml {
  private static final String HEAD =
      "# Made from the code and its comments by './ytarchive openapi'; never edited.\n";
  private static final int WIDTH = 120;

  private Yaml() {}

  static String of(Map<String, Object> document) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setWidth(WIDTH);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setAllowUnicode(true);
    options.setDereferenceAliases(true);
    return HEAD + new org.yaml.snakeyaml.Yaml(options).dump(document);
  }
}
