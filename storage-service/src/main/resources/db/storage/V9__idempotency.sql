-- Requests with an Idempotency-Key and what was answered. While the work is in flight there is no
-- answer, and expires_at is the end of its holder's lease.
create table storage.idempotency_keys (
  scope        text        not null,
  key          text        not null check (length(key) between 1 and 255),
  fingerprint  text        not null,
  holder       uuid        not null,
  status       integer     check (status between 200 and 499),
  content_type text,
  location     text,
  body         bytea,
  expires_at   timestamptz not null,
  primary key (scope, key),
  check ((status is null) = (body is null)),
  check ((status is null) = (content_type is null))
);

create index idempotency_keys_expires_at on storage.idempotency_keys (expires_at);
