/** Requests nobody should send, made at random from what the interfaces say. */
package org.ytarchive.malformed;
