/**
 * Archives, finds and fetches video with a running YTArchive. Start with {@link
 * org.ytarchive.client.YTArchiveClient}.
 *
 * <p>What the services answer are the classes of {@code org.ytarchive.client.model}, made from
 * their OpenAPI documents. Fields and codes that a newer service adds are passed over or handed on;
 * nothing breaks of them.
 */
package org.ytarchive.client;
