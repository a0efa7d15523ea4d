-- An archive of the first version: one download that ended well. Never changed.
insert into download.downloads
  (id, job_id, attempt, work_folder, video_id, quality, extract_audio, quality_strict, output_folder, state, run,
   phase, progress, downloaded_bytes, total_bytes, file, created_at, started_at, completed_at)
values
  ('6f0e6a52-0000-4000-8000-0000000000d1', 'job_nydguuqaabaabaaaaaaaaaaaue', 1, 'job_nydguuqaabaabaaaaaaaaaaaue',
   'firstVideo1', '720p', false, false, '/downloads', 'COMPLETED', 1, 'DONE', 100, 30, 30,
   '{"path": "/downloads/Die Königin der Nacht [firstVideo1].mp4", "size": 30, "sha256": "236f25ab3a2a9005db9ec16882b6592de6c9bf196a1294611597ad4870a20d76", "duration": 180.0, "width": 1280, "height": 720, "container": "mp4", "video_codec": "h264", "audio_codec": "aac"}',
   '2025-01-01 09:00:02+00', '2025-01-01 09:00:03+00', '2025-01-01 09:59:00+00');
