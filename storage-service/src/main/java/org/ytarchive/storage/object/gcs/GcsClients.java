package org.ytarchive.storage.object.gcs;

import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes Google's client from the settings. */
final class GcsClients {
  private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

  private GcsClients() {}

  /** With the machine's default credentials. */
  static Storage client(GcsSettings settings) {
    return client(settings, settings.isPlain() ? NoCredentials.getInstance() : defaults());
  }

  static Storage client(GcsSettings settings, Credentials credentials) {
    var options = StorageOptions.http().setCredentials(credentials);
    if (settings.hasEndpoint()) {
      options.setHost(settings.endpoint());
    }
    if (credentials instanceof NoCredentials) {
      options.setProjectId("none"); // or it asks the machine it runs on
    }
    return options.build().getService();
  }

  private static Credentials defaults() {
    try {
      return GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("there are no default credentials for Google Cloud Storage", e));
    }
  }
}
