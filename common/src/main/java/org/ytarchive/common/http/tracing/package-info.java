/** Where in a trace the work of a request or job stands, and who hears of it. */
package org.ytarchive.common.http.tracing;
