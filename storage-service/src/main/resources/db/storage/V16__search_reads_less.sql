-- A search reads less for the same answer. Stretches of ids grow by four, not by sixteen: where hits are
-- just too few, what is read next is not sixteen times as much. And of a phrase it is known without
-- reading a record whether its words stand side by side.

-- Where a record stands among all, as before, at six widths.
create or replace function stretches(id bigint) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(array['#a' || (id >> 10), '#d' || (id >> 12), '#b' || (id >> 14),
                                 '#e' || (id >> 16), '#c' || (id >> 18), '#f' || (id >> 20)])
$$;

-- Two neighbours as one of 65,536 words that no text contains. Others may share it: it narrows a search
-- down, and the positions of the words decide.
create function pair_of(word text, next text) returns text language sql immutable strict parallel safe as $$
  select '=' || left(encode(sha256(convert_to(word || ' ' || next, 'UTF8')), 'hex'), 4)
$$;

create function pairs_of(words text) returns tsvector language sql immutable strict parallel safe as $$
  select coalesce(array_to_tsvector(array_agg(storage.pair_of(word, next))), '')
    from (select word, lead(word) over (order by n) as next
            from string_to_table(words, ' ') with ordinality as each (word, n)) neighbours
   where next is not null
$$;

create function with_pairs(words text) returns tsvector language sql immutable strict parallel safe as $$
  select storage.apart(words) || storage.pairs_of(words)
$$;

create function one_unspaced() returns text language sql immutable parallel safe as $$
  select '^[' || storage.unspaced() || ']$'
$$;

-- Those of a phrase, one character of a script without spaces left out: it stands for any pair that
-- begins with it.
create function pairs_query(phrase text) returns tsquery language sql immutable strict parallel safe as $$
  select string_agg(quote_literal(storage.pair_of(word, next)), ' & ')::tsquery
    from (select word, lead(word) over (order by n) as next
            from string_to_table(storage.words_of(phrase), ' ') with ordinality as each (word, n)) neighbours
   where next is not null and word !~ storage.one_unspaced() and next !~ storage.one_unspaced()
$$;

-- The pairs of names are kept beside the description: among the names they would count for their length.
create function description_of(title text, channel text, description text) returns tsvector
  language sql immutable parallel safe as $$
  select storage.pairs_of(storage.words_of(coalesce(title, '')))
      || storage.pairs_of(storage.words_of(coalesce(channel, '')))
      || setweight(storage.with_pairs(
           left(storage.words_of(left(coalesce(description, ''), 20000)), 60000)), 'C')
$$;

create function subtitles_of(text text) returns tsvector language sql immutable parallel safe as $$
  select setweight(storage.with_pairs(left(storage.words_of(left(coalesce(text, ''), 200000)), 100000)), 'D')
$$;

create or replace function index_record() returns trigger language plpgsql as $$
begin
  insert into storage.video_texts as old (id, names, description)
  values (new.id, storage.stretches(new.id) || storage.names_of(new.title, new.channel_title),
          storage.stretches(new.id) || storage.description_of(new.title, new.channel_title, new.description))
  on conflict (id) do update set names = excluded.names, description = excluded.description;
  perform storage.learn(storage.words_of(concat_ws(' ', new.title, new.channel_title)));
  return null;
end $$;

drop function description_of(text);

create or replace function index_spoken_of(records bigint[]) returns void language sql as $$
  update storage.video_texts t
     set subtitles = storage.subtitles_of(
           (select string_agg(s.text, ' ' order by s.file) from storage.spoken_texts s where s.record = t.id))
   where t.id = any (records)
$$;

-- All anew. Without its indexes, which are made again in one go.
drop index video_texts_names, video_texts_description, video_texts_all;
truncate video_texts;
insert into video_texts (id, names, description, subtitles)
select r.id, stretches(r.id) || names_of(r.title, r.channel_title),
       stretches(r.id) || description_of(r.title, r.channel_title, r.description),
       coalesce(subtitles_of((select string_agg(s.text, ' ' order by s.file)
                                from spoken_texts s where s.record = r.id)), '')
  from video_records r order by r.id;
create index video_texts_names on video_texts using gin (names) with (fastupdate = off);
create index video_texts_description on video_texts using gin (description) with (fastupdate = off);
create index video_texts_all on video_texts
  using gin ((names || description || subtitles)) with (fastupdate = off);

-- What may become of a beginning, as before. The index gathers all that begins so before it looks for
-- anything else, and does it again for each stretch: so the commonest stand for all much earlier.
create or replace function completions(beginning text, label text) returns tsquery
  language plpgsql stable strict as $$
declare
  common constant int := 500;
  known constant int := 5000;
  most constant int := 40;
  uses bigint;
  found text[];
begin
  select coalesce(sum(seen), 0), array_agg(word order by seen desc)
    into uses, found
    from (select word, seen from storage.known_words
           where word >= beginning collate "C" and word < beginning || U&'\+10FFFF' collate "C"
           limit known) words;
  if uses < common then
    return to_tsquery('storage.as_written', beginning || ':*' || label);
  end if;
  return to_tsquery('storage.as_written',
    (select string_agg(w || ':' || label, ' | ') from unnest(found[1:most]) w));
end $$;

-- A whole search, as before, with the pairs of its phrases. A title is short: its phrases need none.
create or replace function search_query(
    texts text[], exact boolean[], excluded boolean[], typing boolean, loosely boolean, label text,
    out matching tsquery, out wanted tsquery)
  language plpgsql stable strict as $$
declare
  stops boolean[] := array(select storage.is_stop_word(t) from unnest(texts) t);
  telling boolean := exists (
    select from unnest(texts, exact, excluded, stops) as terms (t, e, x, s)
     where not x and (e or not coalesce(s, false)) and storage.words_of(t) <> '');
  part tsquery;
  pairs tsquery;
begin
  for i in 1 .. cardinality(texts) loop
    continue when telling and stops[i] and not exact[i] and not excluded[i];
    part := storage.term_query(texts[i], exact[i], typing and i = cardinality(texts) and not excluded[i],
                               loosely and not excluded[i], label);
    continue when part is null;
    if excluded[i] then
      matching := coalesce(matching && !!part, !!part);
    else
      pairs := case when exact[i] and label = '' then storage.pairs_query(texts[i]) end;
      wanted := coalesce(wanted || part, part);
      part := coalesce(part && pairs, part);
      matching := coalesce(matching && part, part);
    end if;
  end loop;
  if wanted is null then
    matching := null;
  end if;
exception
  when query_canceled then -- the time is up: then nothing was mistyped
    if not loosely then
      raise;
    end if;
    matching := null;
    wanted := null;
end $$;

-- How many steps wider to go: as many as the hits there are lack, each step holding four times as much;
-- rather too few, since the rest is quickly added. Where there was none, two.
create function steps_wider(n bigint, needed int) returns int language sql immutable parallel safe as $$
  select case when n = 0 then 2 else greatest(1, floor(log(4, needed::numeric / n)))::int end
$$;

-- As before, over finer stretches.
create or replace function search_videos(
    field text, matching tsquery, wanted tsquery,
    from_top bigint, from_bits int, after_score real, after_id bigint, most int)
  returns table (id bigint, score real, top bigint, bits int, total bigint, is_exact boolean, in_time boolean)
  language plpgsql stable
  set enable_seqscan = off -- statistics are stale after many records came at once
as $$
declare
  widths constant int[] := array[10, 12, 14, 16, 18, 20, 63];
  names constant text[] := array['#a', '#d', '#b', '#e', '#c', '#f', ''];
  enough constant int := 32;
  -- more than any stretch is expected to hold
  plenty constant int := 20000;
  place text := case field when 'title' then 'names' when 'description' then 'description'
                           else '(names || description || subtitles)' end;
  statement text := format(
    'select array_agg(h.id order by h.score desc, h.id desc), array_agg(h.score order by h.score desc, h.id desc), max(n)
       from (select v.id, v.score, count(*) over () as n
               from (select t.id, case when t.names @@ $2 then ts_rank(t.names, $2, 1) else 0 end as score
                       from storage.video_texts t where %s @@ $1 and t.id <= $3 limit $4) v
              where $5::real is null or (v.score, v.id) < ($5::real, $6)
              order by v.score desc, v.id desc limit $7) h',
    place);
  ids bigint[];
  scores real[];
  n bigint;
  -- of a wider stretch, until it is known to be better
  wide int;
  wide_ids bigint[];
  wide_scores real[];
  wide_n bigint;
  bottom bigint;
  found int := 0;
  level int;
begin
  top := coalesce(from_top, (select max(t.id) from storage.video_texts t));
  in_time := true;
  while top > 0 loop
    level := coalesce(array_position(widths, from_bits), 1);
    loop
      wide := widths[level];
      bottom := storage.bottom_of(top, wide);
      execute statement into wide_ids, wide_scores, wide_n
        using case when bottom = 0 then matching
                   else matching && format('''%1$s%2$s'' | ''%1$s%3$s''',
                          names[level], top >> wide, (top >> wide) - 1)::tsquery end,
              wanted, top, plenty, after_score, after_id, most;
      exit when wide_n >= plenty and bits is not null; -- the narrower one will do: here some were left out
      bits := wide;
      ids := wide_ids;
      scores := wide_scores;
      n := coalesce(wide_n, 0);
      exit when from_bits is not null or bottom = 0 or n >= greatest(enough, most - found);
      level := least(level + storage.steps_wider(n, greatest(enough, most - found)), cardinality(widths));
    end loop;
    bottom := storage.bottom_of(top, bits);
    total := case when bottom = 0 then n else greatest(n * top / (top - bottom), n) end;
    is_exact := bottom = 0 and from_top is null and n < plenty;
    return query select * from storage.hits_of(ids, scores, most - found, top, bits, total, is_exact);
    found := found + least(coalesce(cardinality(ids), 0), most - found);
    exit when found >= most;
    top := bottom;
    from_top := bottom;
    from_bits := null;
    after_score := null;
    bits := null;
    ids := null;
  end loop;
exception
  when query_canceled then
    if ids is not null then -- of the narrower stretch: the wider one was not read to its end
      bottom := storage.bottom_of(top, bits);
      return query select * from storage.hits_of(
        ids, scores, most - found, top, bits, greatest(n * top / greatest(top - bottom, 1), n), false);
    end if;
    in_time := false;
    id := null;
    return next;
end $$;
