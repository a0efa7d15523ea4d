alter table cache_entries drop constraint cache_entries_kind_check;
alter table cache_entries add constraint cache_entries_kind_check
  check (kind in ('video', 'channel', 'formats', 'playlist', 'handle'));
