-- How the ways to hosts that may refuse us stand: one row each, shared by all replicas.
create table egress (
  name text primary key check (name in ('youtube')),
  reason json,
  since timestamptz, -- null: the way is free
  until timestamptz,
  pause_millis bigint not null default 0 check (pause_millis >= 0),
  refusals int not null default 0 check (refusals >= 0),
  probe uuid,
  probe_until timestamptz,
  lifted_at timestamptz,
  check ((since is null) = (until is null)),
  check ((since is null) = (reason is null)),
  check ((since is null) = (refusals = 0)),
  check ((probe is null) = (probe_until is null)),
  check (probe is null or since is not null)
) with (fillfactor = 50);
insert into egress (name) values ('youtube');
