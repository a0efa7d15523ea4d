/**
 * Backup and restore of a whole archive: the database table by table, files by their SHA-256.
 * {@code docs/operations.md} says what is in a backup and how to use it.
 */
package org.ytarchive.standalone.backup;
