/** The storage service; its beans exist only in a context that runs it. */
@Configuration
@Requires(property = "ytarchive.service", value = "storage")
package org.ytarchive.storage;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
