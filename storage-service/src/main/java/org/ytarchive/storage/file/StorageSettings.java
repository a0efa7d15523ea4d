package org.ytarchive.storage.file;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Where files may be.
 *
 * @param roots {@code NAME=FOLDER}, separated by commas
 */
@ConfigurationProperties("ytarchive.storage")
record StorageSettings(String roots) {}
