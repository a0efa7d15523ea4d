-- An archive of the first version: two records, one of them with a file; a work plan. Never changed.
insert into storage.video_records
  (video_id, kind, title, description, duration, published_at, channel_id, channel_title, metadata, stored_at, updated_at)
values
  ('firstVideo1', 'youtube', 'Die Königin der Nacht', 'An aria, 100% sung', 180, '2024-02-03 04:05:06+00',
   'UCaaaaaaaaaaaaaaaaaaaaaa', 'Opera at home', '{"title": "Die Königin der Nacht", "duration": 180}',
   '2025-01-01 10:00:00+00', '2025-01-01 10:00:00+00'),
  ('firstVideo2', 'youtube', null, null, null, null, null, null, '{}',
   '2025-01-02 10:00:00+00', '2025-01-02 10:00:00+00');

with file as (
  insert into storage.stored_files (record, kind, quality, quality_rank, root, path, bytes, sha256, stored_at)
  select id, 'video', '720p', 720, '/downloads', 'Die Königin der Nacht [firstVideo1].mp4', 30,
         '236f25ab3a2a9005db9ec16882b6592de6c9bf196a1294611597ad4870a20d76', '2025-01-01 10:00:00+00'
    from storage.video_records where video_id = 'firstVideo1'
  returning id, record)
update storage.video_records r set best_file = file.id from file where file.record = r.id;

insert into storage.work_plans (plan_id, video_ids, reason, status, retry_count, metadata, created_at, updated_at)
values ('6f0e6a52-0000-4000-8000-000000000001', '{firstVideo3}', 'YTDLP_ERROR', 'pending', 3, '{}',
        '2025-01-03 10:00:00+00', '2025-01-03 10:00:00+00');
