-- What is kept beside a video: which subtitles are wanted (codes with commas between), and which
-- files there are or are missing. Written before they are put in place, like the file itself.
alter table download.downloads
  add column subtitles  text not null default '',
  add column companions json;
