/** The collector's names for jobs, in PostgreSQL. */
package org.ytarchive.jobs.door.collector.postgres;
