/** How many requests a caller may send per minute. */
package org.ytarchive.common.http.limit;
