/** The metadata service; its beans exist only in a context that runs it. */
@Configuration
@Requires(property = "ytarchive.service", value = "metadata")
package org.ytarchive.metadata;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
