/** yt-dlp: what we tell it, what it tells us, and what its failures mean. */
package org.ytarchive.download.ytdlp;
