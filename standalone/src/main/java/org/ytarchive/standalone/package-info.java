/** One machine's YTArchive: the four services and PostgreSQL in one JVM. */
package org.ytarchive.standalone;
