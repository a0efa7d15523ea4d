package org.ytarchive.download.ytdlp;

import org.ytarchive.standin.DebianYtDlp;

class YtDlp2025IT extends RealYtDlpContract {
  YtDlp2025IT() {
    super(DebianYtDlp.BOOKWORM_BACKPORTS);
  }
}
