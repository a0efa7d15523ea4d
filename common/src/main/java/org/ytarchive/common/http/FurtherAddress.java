package org.ytarchive.common.http;

import java.net.URI;
import java.util.Optional;

/** Where a service listens besides its own port, for those who tell people where it is. */
public interface FurtherAddress {

  /** One word, such as {@code doors}. */
  String title();

  /** Empty when it does not listen there. */
  Optional<URI> address();
}
