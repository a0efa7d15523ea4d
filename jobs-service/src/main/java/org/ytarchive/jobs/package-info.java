/** The jobs service; its beans exist only in a context that runs it. */
@Configuration
@Requires(property = "ytarchive.service", value = "jobs")
package org.ytarchive.jobs;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
