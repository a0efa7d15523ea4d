/** What keeps every service's connections to PostgreSQL fit, and what is said over them. */
package org.ytarchive.common.http.postgres;
