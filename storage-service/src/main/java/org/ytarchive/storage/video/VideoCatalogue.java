package org.ytarchive.storage.video;

import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Paging;

/**
 * Finds kept videos, page by page. Every implementation passes {@code VideoRecordStoreContract};
 * what a search means is shown by {@code SearchContract}.
 */
public interface VideoCatalogue {

  /**
   * All, or those a search finds, in the order asked for. Throws {@link ErrorCode#SEARCH_ERROR}
   * when a search takes too long, and {@link ErrorCode#INVALID_PARAMETER} for a cursor that is none
   * of ours.
   */
  VideoPage list(ListRequest request, Paging paging);

  /** What a search finds, best first. Takes what was found when the time is up. */
  FoundPage search(SearchRequest request, Paging paging);
}
