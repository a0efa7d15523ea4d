package org.ytarchive.jobs.directory;

import io.micronaut.context.annotation.ConfigurationProperties;

/** Where the services are, as configured. */
@ConfigurationProperties("ytarchive.services")
record ServiceUrls(String jobs, String metadata, String download, String storage) {}
