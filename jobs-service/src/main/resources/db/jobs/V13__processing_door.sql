-- Videos that were uploaded to be processed. One without uploaded_at is on its way, or given up: if
-- nothing was heard of it for a while, what is left of it is removed.
create table uploads (
  file_id uuid primary key,
  client_id text,
  enhancement uuid references jobs on delete cascade,
  extraction uuid references jobs on delete cascade,
  seen_at timestamptz not null,
  given_up boolean not null default false,
  uploaded_at timestamptz,
  check (uploaded_at is null or not given_up),
  check ((uploaded_at is null) = (enhancement is null)),
  check ((uploaded_at is null) = (extraction is null))
);
create index uploads_of_client on uploads (client_id, uploaded_at desc)
  where client_id is not null and uploaded_at is not null;
create index uploads_on_their_way on uploads (seen_at) where uploaded_at is null;

-- Who listens for a client, and which event the listener heard last. A listener that is gone leaves
-- its seat, so that the client finds what was missed when it comes again.
create table upload_listeners (
  id uuid primary key,
  client_id text not null,
  heard_tx bigint not null,
  heard_id bigint not null,
  open boolean not null,
  covered boolean not null,
  seen_at timestamptz not null
);
create index upload_listeners_of_client on upload_listeners (client_id);
