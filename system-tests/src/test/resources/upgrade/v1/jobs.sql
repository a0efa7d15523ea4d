-- An archive of the first version: a job that was archived, one that waits, one that failed. Never changed.
insert into jobs.jobs
  (id, video_id, options, status, phase, progress, downloaded_bytes, total_bytes, attempt, next_attempt, run, events,
   file, error, created_at, updated_at, started_at, finished_at)
values
  ('6f0e6a52-0000-4000-8000-0000000000a1', 'firstVideo1',
   '{"quality": "720p", "audio": false, "output_path": null, "metadata_requested": true, "max_attempts": 3}',
   'completed', 'done', 100, 30, 30, 1, 2, 1, 2,
   '{"path": "/downloads/Die Königin der Nacht [firstVideo1].mp4", "size": 30, "sha256": "236f25ab3a2a9005db9ec16882b6592de6c9bf196a1294611597ad4870a20d76", "duration": 180.0, "width": 1280, "height": 720, "container": "mp4", "video_codec": "h264", "audio_codec": "aac"}',
   null, '2025-01-01 09:00:00+00', '2025-01-01 10:00:00+00', '2025-01-01 09:00:01+00', '2025-01-01 10:00:00+00'),
  ('6f0e6a52-0000-4000-8000-0000000000a2', 'ordinary720',
   '{"quality": "best", "audio": false, "output_path": null, "metadata_requested": true, "max_attempts": 3}',
   'queued', 'queued', 0, 0, null, 0, 1, 0, 1,
   null, null, '2025-01-02 09:00:00+00', '2025-01-02 09:00:00+00', null, null),
  ('6f0e6a52-0000-4000-8000-0000000000a3', 'firstVideo3',
   '{"quality": "best", "audio": false, "output_path": null, "metadata_requested": true, "max_attempts": 3}',
   'failed', 'download', 12, 0, null, 3, 4, 3, 1,
   null, '{"code": "YTDLP_ERROR", "message": "yt-dlp failed", "failure_class": "later", "details": {}}',
   '2025-01-03 09:00:00+00', '2025-01-03 10:00:00+00', '2025-01-03 09:00:01+00', '2025-01-03 10:00:00+00');

update jobs.job_counts c set jobs = (select count(*) from jobs.jobs j where j.status = c.status);

insert into jobs.events (job_id, seq, event, video_id, status, phase, progress, downloaded_bytes, at)
values
  ('6f0e6a52-0000-4000-8000-0000000000a1', 1, 'job_queued', 'firstVideo1', 'queued', 'queued', 0, 0, '2025-01-01 09:00:00+00'),
  ('6f0e6a52-0000-4000-8000-0000000000a1', 2, 'job_completed', 'firstVideo1', 'completed', 'done', 100, 30, '2025-01-01 10:00:00+00'),
  ('6f0e6a52-0000-4000-8000-0000000000a2', 1, 'job_queued', 'ordinary720', 'queued', 'queued', 0, 0, '2025-01-02 09:00:00+00'),
  ('6f0e6a52-0000-4000-8000-0000000000a3', 1, 'job_queued', 'firstVideo3', 'queued', 'queued', 0, 0, '2025-01-03 09:00:00+00');

insert into jobs.job_queue (task_name, task_instance, execution_time, picked, consecutive_failures, version)
values ('job', '6f0e6a52-0000-4000-8000-0000000000a2:1:0', '2025-01-02 09:00:00+00', false, 0, 1);
