/** What videos and media files are, as those tell who can read them. */
package org.ytarchive.download.media;
