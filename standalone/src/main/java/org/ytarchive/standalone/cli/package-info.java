/** The command line: asks the services over HTTP and says what they answer. */
package org.ytarchive.standalone.cli;
