-- Captures and processings: jobs that doors order. What they are about stands in video_id, cap_… or
-- up_…, and each kind has a queue of its own: a capture may run for a day.
alter table jobs
  drop constraint jobs_kind_check,
  drop constraint jobs_subject_check,
  drop constraint jobs_completed_check,
  drop constraint jobs_phase_check,
  add column process text,
  add constraint jobs_kind_check
    check (kind in ('download', 'playlist', 'channel', 'capture', 'processing')),
  add constraint jobs_subject_check
    check (case when kind in ('playlist', 'channel')
                then video_id is null and list_id is not null and parent_id is null
                else video_id is not null and list_id is null end),
  add constraint jobs_process_check
    check (case kind when 'processing' then coalesce(process in ('enhancement', 'extraction'), false)
                     else process is null end),
  add constraint jobs_completed_check
    check (status <> 'completed'
           or (phase = 'done' and (kind not in ('download', 'capture') or file is not null))),
  add constraint jobs_phase_check
    check (phase in ('queued', 'metadata', 'download', 'connect', 'record', 'finalise', 'process',
                     'merge', 'verify', 'store', 'done'));

alter table job_counts
  drop constraint job_counts_kind_check,
  add constraint job_counts_kind_check
    check (kind in ('download', 'playlist', 'channel', 'capture', 'processing'));
insert into job_counts (kind, status)
select kind, status from (values ('capture'), ('processing')) k (kind),
  (values ('queued'), ('downloading'), ('completed'), ('failed'), ('cancelled')) s (status);

create table capture_queue (like list_queue including all);
create table processing_queue (like list_queue including all);
