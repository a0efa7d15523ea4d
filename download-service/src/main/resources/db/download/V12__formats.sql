-- What the file shall be in the end, and whether a transcript may come from automatic captions.
alter table download.downloads
  add column output_format text,
  add column auto_captions boolean not null default true;
