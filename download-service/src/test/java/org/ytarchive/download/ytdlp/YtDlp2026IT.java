package org.ytarchive.download.ytdlp;

import org.ytarchive.standin.DebianYtDlp;

class YtDlp2026IT extends RealYtDlpContract {
  YtDlp2026IT() {
    super(DebianYtDlp.TRIXIE_BACKPORTS);
  }
}
