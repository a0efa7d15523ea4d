-- What was learned from YouTube, until it expires. A body of null says: there is no such thing.
-- json, not jsonb: the order of keys is part of the answer, and any escaped character must fit.
create table cache_entries (
  kind       text        not null check (kind in ('video', 'channel', 'formats')),
  id         text        not null,
  body       json,
  fetched_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (kind, id)
);

create index cache_entries_by_age on cache_entries (fetched_at);
create index cache_entries_by_expiry on cache_entries (expires_at);
