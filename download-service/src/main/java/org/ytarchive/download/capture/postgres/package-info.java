/** Captures in PostgreSQL. */
package org.ytarchive.download.capture.postgres;
