/**
 * What every worker of a queue needs: runs that can be stopped, and writes that must not be lost.
 */
package org.ytarchive.download.work;
