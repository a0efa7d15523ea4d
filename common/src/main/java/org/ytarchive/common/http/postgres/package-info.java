/** What keeps every service's connections to PostgreSQL fit. */
package org.ytarchive.common.http.postgres;
