-- An archive of the first version: what was learned long ago, and that there is no such video. Never changed.
insert into metadata.cache_entries (kind, id, body, fetched_at, expires_at)
values
  ('video', 'firstVideo1', '{"id": "firstVideo1", "title": "Die Königin der Nacht"}',
   '2025-01-01 09:00:00+00', '2025-01-01 10:00:00+00'),
  ('video', 'noSuchVideo', null, '2025-01-01 09:00:00+00', '2025-01-01 09:05:00+00');
