-- Units of the YouTube Data API that were spent, by its own days: they end at midnight in Los Angeles.
create table quota_ledger (
  bucket text   not null check (bucket in ('main', 'statistics', 'search')),
  day    date   not null,
  used   bigint not null check (used >= 0),
  primary key (bucket, day)
);
