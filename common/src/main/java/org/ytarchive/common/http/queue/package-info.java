/** What the services that keep their work in queues of db-scheduler have in common. */
package org.ytarchive.common.http.queue;
