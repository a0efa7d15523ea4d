-- When the next call may go out to whom: the replicas share one pace.
create table call_turns (
  whom    text primary key,
  next_at timestamptz not null
);
