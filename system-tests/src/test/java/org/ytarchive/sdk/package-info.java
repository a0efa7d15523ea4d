/**
 * The Java client, as strangers have it: against a real stack, from its documentation, by Maven.
 */
package org.ytarchive.sdk;
