/** Programs of other people: found, started, watched, and ended with all they started. */
package org.ytarchive.download.tool;
