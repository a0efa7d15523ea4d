-- Higher first; what was enqueued before there were priorities has the middle one.
update job_queue set priority = 0 where priority is null;
update errand_queue set priority = 0 where priority is null;
alter table job_queue alter column priority set default 0, alter column priority set not null;
alter table errand_queue alter column priority set default 0, alter column priority set not null;
