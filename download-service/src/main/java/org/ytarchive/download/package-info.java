/** The download service; its beans exist only in a context that runs it. */
@Configuration
@Requires(property = "ytarchive.service", value = "download")
package org.ytarchive.download;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
