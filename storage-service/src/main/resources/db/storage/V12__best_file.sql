-- A file that goes is looked for among all records' best files: without this, in every one of them.
create index video_records_of_best_file on storage.video_records (best_file);
