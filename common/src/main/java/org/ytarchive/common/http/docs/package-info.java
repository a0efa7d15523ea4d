/** Pages to read and try out a service's API documents; nothing on them comes from elsewhere. */
package org.ytarchive.common.http.docs;
