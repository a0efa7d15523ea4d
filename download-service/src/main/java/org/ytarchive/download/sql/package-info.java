/** Statements and columns, for every store of this service. */
package org.ytarchive.download.sql;
