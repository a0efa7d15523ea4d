-- To stop what runs at Download is owed within seconds: it waits behind nothing else.
create table stop_queue (like list_queue including all);
