package org.ytarchive.download.ytdlp;

import org.ytarchive.standin.DebianYtDlp;

class YtDlp2023IT extends RealYtDlpContract {
  YtDlp2023IT() {
    super(DebianYtDlp.BOOKWORM);
  }
}
