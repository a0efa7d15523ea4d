/** What the API documents say beyond what signatures, comments and addresses say by themselves. */
package org.ytarchive.common.api;
