-- What happened while a job was worked on, as its tool and we told it.
create table job_log (
  job_id uuid not null references jobs on delete cascade,
  number bigint not null check (number > 0),
  attempt int not null check (attempt > 0),
  line text not null,
  primary key (job_id, number)
);
