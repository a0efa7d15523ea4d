/**
 * PostgreSQL for one machine: unpacked, started, watched and stopped by us, durable by its own
 * defaults. It survives the death of the JVM and is found again by the next one.
 */
package org.ytarchive.standalone.postgres;
