-- A word that is not wanted counts even when it is a stop word. And when the time is up while a wider
-- stretch is read, what the narrower one held is the answer.

-- A whole search: what must match, and what of it raises the rank. Stop words count only where there
-- is nothing else, and where they are what is not wanted. Both are null when nothing is left to look for.
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
begin
  for i in 1 .. cardinality(texts) loop
    continue when telling and stops[i] and not exact[i] and not excluded[i];
    part := storage.term_query(texts[i], exact[i], typing and i = cardinality(texts) and not excluded[i],
                               loosely and not excluded[i], label);
    continue when part is null;
    if excluded[i] then
      matching := coalesce(matching && !!part, !!part);
    else
      matching := coalesce(matching && part, part);
      wanted := coalesce(wanted || part, part);
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

-- The id below the lowest of a stretch.
create function bottom_of(top bigint, bits int) returns bigint language sql immutable parallel safe as $$
  select case when bits = 63 then 0 else greatest(((top >> bits) - 1) << bits, 1) - 1 end
$$;

-- The best of a stretch as rows of search_videos.
create function hits_of(
    ids bigint[], scores real[], most int, top bigint, bits int, total bigint, is_exact boolean)
  returns table (id bigint, score real, in_top bigint, in_bits int, of_all bigint, exactly boolean, in_time boolean)
  language sql immutable parallel safe as $$
  select hit.id, hit.score, top, bits, total, is_exact, true
    from unnest(ids, scores) with ordinality as hit (id, score, place)
   where hit.place <= most order by hit.place
$$;

-- Finds the best, newest stretch of ids by stretch, so that the cost does not grow with the table:
-- the first stretch is the narrowest that holds enough; within it hits are ranked; then comes the next
-- older one. Where all hits are few, one stretch holds them all.
--
-- A stretch is its highest id and how wide it is (the bits of an id that count its places; 63: down to
-- the first). Each row says in which it was found. The first row's total is exact, or estimated from
-- its stretch. When the time is up, what was found until then is the answer.
create or replace function search_videos(
    field text, matching tsquery, wanted tsquery,
    from_top bigint, from_bits int, after_score real, after_id bigint, most int)
  returns table (id bigint, score real, top bigint, bits int, total bigint, is_exact boolean, in_time boolean)
  language plpgsql stable
  set enable_seqscan = off -- statistics are stale after many records came at once
as $$
declare
  widths constant int[] := array[10, 14, 18, 63];
  names constant text[] := array['#a', '#b', '#c', ''];
  enough constant int := 50;
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
      level := level + 1;
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
