package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.util.Map;
import org.ytarchive.common.settings.SettingsException;
import org.ytarchive.download.output.OutputTemplate;

/** What finished files are called, by the operator's template. */
@Singleton
public class OutputNames {
  private final OutputTemplate template;

  OutputNames(DownloadSettings settings) {
    this.template = template(settings.outputTemplate());
  }

  private static OutputTemplate template(String text) {
    try {
      return OutputTemplate.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SettingsException("OUTPUT_TEMPLATE: " + e.getMessage());
    }
  }

  /** The name for what is known; see {@link OutputTemplate#render}. */
  public String name(Map<String, String> values) {
    return template.render(values);
  }
}
