-- Work plans are listed by state, and the total of each state is kept like every other one.

create index work_plans_by_status on work_plans (status, created_at desc, id desc);

alter table totals
  add column pending_plans bigint not null default 0,
  add column running_plans bigint not null default 0,
  add column done_plans    bigint not null default 0,
  add column failed_plans  bigint not null default 0;

update totals
   set pending_plans = (select count(*) from work_plans where status = 'pending'),
       running_plans = (select count(*) from work_plans where status = 'running'),
       done_plans    = (select count(*) from work_plans where status = 'done'),
       failed_plans  = (select count(*) from work_plans where status = 'failed')
 where shard = 0;

create function add_plans(pending bigint, running bigint, done bigint, failed bigint)
returns void language sql as $$
  update storage.totals
     set work_plans    = work_plans + pending + running + done + failed,
         pending_plans = pending_plans + pending,
         running_plans = running_plans + running,
         done_plans    = done_plans + done,
         failed_plans  = failed_plans + failed
   where shard = pg_backend_pid() % 32
     and (pending, running, done, failed) <> (0, 0, 0, 0)
$$;

create or replace function count_work_plans() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform storage.add_plans(
        count(*) filter (where status = 'pending'), count(*) filter (where status = 'running'),
        count(*) filter (where status = 'done'), count(*) filter (where status = 'failed'))
      from added;
  elsif tg_op = 'DELETE' then
    perform storage.add_plans(
        -count(*) filter (where status = 'pending'), -count(*) filter (where status = 'running'),
        -count(*) filter (where status = 'done'), -count(*) filter (where status = 'failed'))
      from gone;
  else
    perform storage.add_plans(
        sum(n) filter (where status = 'pending')::bigint, sum(n) filter (where status = 'running')::bigint,
        sum(n) filter (where status = 'done')::bigint, sum(n) filter (where status = 'failed')::bigint)
      from (select status, 1 as n from added union all select status, -1 from gone
            union all select unnest(array['pending', 'running', 'done', 'failed']), 0) changes;
  end if;
  return null;
end $$;

create trigger count_changed after update on work_plans
  referencing old table as gone new table as added
  for each statement execute function count_work_plans();
