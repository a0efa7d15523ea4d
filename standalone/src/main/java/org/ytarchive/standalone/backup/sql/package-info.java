/** The database's half of a backup: tables out of one snapshot, and back into an empty schema. */
package org.ytarchive.standalone.backup.sql;
