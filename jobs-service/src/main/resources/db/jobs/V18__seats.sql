-- Several connections of one client may be lost at once, and one of them come again before anybody has noticed. So that
-- the others find what they missed as well, a listener that comes has replaced one other at most.
alter table upload_listeners
  -- The last sign of life: when it came, or its last pong. seen_at may be later: when it was seen to leave.
  add column answered_at timestamptz not null default now(),
  -- When it came; null once it is settled whom it replaced, if anybody.
  add column beside_at timestamptz;
update upload_listeners set answered_at = seen_at;
