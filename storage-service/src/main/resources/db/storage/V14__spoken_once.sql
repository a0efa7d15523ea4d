-- What is said in a video is indexed once for all its subtitles that come or go in one statement: some have a hundred.
drop trigger index_spoken on spoken_texts;
drop function index_spoken;

create function index_spoken_of(records bigint[]) returns void language sql as $$
  update storage.video_texts t
     set subtitles = setweight(storage.apart(left(storage.words_of(coalesce(
           (select left(string_agg(s.text, ' ' order by s.file), 200000)
              from storage.spoken_texts s where s.record = t.id),
           '')), 100000)), 'D')
   where t.id = any (records)
$$;

create function index_spoken_added() returns trigger language plpgsql as $$
begin
  perform storage.index_spoken_of(array(select distinct record from added));
  return null;
end $$;

create function index_spoken_changed() returns trigger language plpgsql as $$
begin
  perform storage.index_spoken_of(array(select record from added union select record from gone));
  return null;
end $$;

-- A record that goes itself takes its subtitles with it, one after the other.
create function index_spoken_gone() returns trigger language plpgsql as $$
begin
  perform storage.index_spoken_of(array(select distinct r.id from gone
                                          join storage.video_records r on r.id = gone.record));
  return null;
end $$;

create trigger index_spoken_added after insert on spoken_texts
  referencing new table as added for each statement execute function index_spoken_added();
create trigger index_spoken_changed after update on spoken_texts
  referencing new table as added old table as gone for each statement execute function index_spoken_changed();
create trigger index_spoken_gone after delete on spoken_texts
  referencing old table as gone for each statement execute function index_spoken_gone();
