/** What is made of stored videos: better looking ones, and documents about them. */
package org.ytarchive.download.processing;
