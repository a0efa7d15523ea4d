-- What is searched in: one narrow row beside each record, kept by triggers.
--
-- Nothing here depends on the database's own locale: text is folded by the built-in C.UTF-8, and
-- split into words here, not by the parser, which would make AC/DC a path and take 東京タワー for one word.

-- Stems without a stop list: a search may consist of "the who" or "to be or not to be" alone.
create text search dictionary stems (template = snowball, language = english);
create text search configuration as_written (copy = pg_catalog.simple);
create text search configuration by_stem (copy = pg_catalog.simple);
alter text search configuration by_stem alter mapping for asciiword, word with stems;

-- Without case, accents, width and tone marks.
create function folded(t text) returns text language sql immutable strict parallel safe as $$
  select lower(normalize(regexp_replace(normalize(t, nfkd),
    '[\u0300-\u036f\u0e47-\u0e4e]', '', 'g'), nfkc) collate pg_c_utf8)
$$;

-- Characters of scripts that put no spaces between words, or glue particles to them: Thai, Lao,
-- Burmese, Khmer, Kana, Han, Hangul.
create function unspaced() returns text language sql immutable parallel safe as $$
  select '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf'
      || '\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff'
$$;

-- The pairs of neighbours in each run of such characters, and its last one alone: a search for any
-- piece of the run is then a search for neighbouring words.
create function in_pairs(t text) returns text language sql immutable strict parallel safe as $$
  select string_agg(
           case when c !~ chars or c = ' ' then c
                when next ~ chars then c || next || ' '
                else c || ' ' end, '' order by n)
    from (select c, n, lead(c, 1, ' ') over (order by n) as next, '[' || storage.unspaced() || ']' as chars
            from unnest(string_to_array(
                   regexp_replace(t, '([' || storage.unspaced() || ']+)', ' \1 ', 'g'), null))
                 with ordinality as letters (c, n)) placed
$$;

-- Words, with one space between them.
create function words_of(t text) returns text language plpgsql immutable strict parallel safe as $$
declare
  w text := trim(regexp_replace(
    regexp_replace(storage.folded(t), '[''’ʼ`]', '', 'g') collate pg_c_utf8,
    '[^[:alnum:]]+', ' ', 'g'));
begin
  if w ~ ('[' || storage.unspaced() || ']') then
    w := trim(regexp_replace(storage.in_pairs(w), ' +', ' ', 'g'));
  end if;
  return w;
end $$;

-- Each word as it is written, for exact phrases and for what is still being typed, and its stem.
create function vector_of(words text) returns tsvector language sql immutable strict parallel safe as $$
  select (to_tsvector('storage.as_written', words)::text || ' ' ||
          to_tsvector('storage.by_stem', words)::text)::tsvector
$$;

-- The same behind a gap, so that no phrase reaches from one field into the next.
create function apart(words text) returns tsvector language sql immutable strict parallel safe as $$
  select ts_delete(storage.vector_of('xgapx ' || words), 'xgapx')
$$;

-- Where a record stands among all, as words no text contains: a search for one of them and
-- something else reads the index of that stretch of ids alone, however common the other is.
create function stretches(id bigint) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(array['#a' || (id >> 10), '#b' || (id >> 14), '#c' || (id >> 18)])
$$;

create table video_texts (
  id          bigint primary key references video_records on delete cascade,
  names       tsvector not null, -- title (A) and channel (B): what is ranked
  description tsvector not null, -- (C)
  subtitles   tsvector not null default ''::tsvector -- (D)
);

-- Words of titles and channels: what a beginning may become, and what a mistyped word was meant to be.
create table known_words (
  word   text collate "C" not null,
  seen   int not null,                  -- about how often
  near   text[] collate "C" not null,   -- it, and what is left of it when one letter is missing
  pieces text[] collate "C" not null    -- its pieces of four letters
) with (fillfactor = 80);

-- Two words have one of these in common when one letter is wrong, missing, too many, or when two
-- changed places.
create function near(word text) returns text[] language sql immutable strict parallel safe as $$
  select array_agg(distinct v) from (
    select word union all
    select overlay(word placing '' from i for 1) from generate_series(1, length(word)) i) variants (v)
$$;

-- Its beginning counts more than its end, which it shares with too many.
create function pieces(word text) returns text[] language sql immutable strict parallel safe as $$
  select array_agg(distinct substr(' ' || word, i, 4)) from generate_series(1, length(word) - 2) i
$$;

create function words_to_know(words text) returns setof text language sql immutable strict as $$
  select distinct w from string_to_table(words, ' ') w
   where length(w) between 2 and 30 and w !~ ('[' || storage.unspaced() || ']')
$$;

-- Numbers and short words are not mistyped but other words.
create function is_correctable(word text) returns boolean language sql immutable strict parallel safe as $$
  select length(word) between 4 and 30 and word !~ '[0-9]'
$$;

create function names_of(title text, channel text) returns tsvector
  language sql immutable parallel safe as $$
  select setweight(storage.vector_of(storage.words_of(coalesce(title, ''))), 'A')
      || setweight(storage.apart(storage.words_of(coalesce(channel, ''))), 'B')
$$;

-- As much of it as is worth searching; a vector has a limit, too.
create function description_of(description text) returns tsvector
  language sql immutable parallel safe as $$
  select setweight(storage.apart(left(storage.words_of(left(coalesce(description, ''), 20000)), 60000)), 'C')
$$;

insert into video_texts (id, names, description)
select id, stretches(id) || names_of(title, channel_title),
       stretches(id) || description_of(description)
  from video_records order by id;

insert into known_words (word, seen, near, pieces)
select w, n, case when is_correctable(w) then near(w) else '{}' end,
       case when is_correctable(w) then pieces(w) else '{}' end
  from (select w, count(*) as n
          from video_records,
               lateral words_to_know(words_of(concat_ws(' ', title, channel_title))) w
         group by w) all_words;

-- No pending lists: every search would have to read them.
create index video_texts_names on video_texts using gin (names) with (fastupdate = off);
create index video_texts_description on video_texts using gin (description) with (fastupdate = off);
create index video_texts_all on video_texts
  using gin ((names || description || subtitles)) with (fastupdate = off);
create index known_words_by_word on known_words (word);
create index known_words_by_near on known_words using gin (near) with (fastupdate = off);
create index known_words_by_pieces on known_words using gin (pieces) with (fastupdate = off);

-- Nobody waits for anybody here: a word may come in twice when two find it new at once, and it is
-- counted one time in eight, for eight, unless somebody else is counting it just then.
create function learn(words text) returns void language plpgsql as $$
declare
  found text[] := array(select storage.words_to_know(words));
begin
  if random() < 0.125 then
    update storage.known_words set seen = seen + 8
     where ctid = any(array(select ctid from storage.known_words
                             where word = any(found) and seen < 1000000000 for update skip locked));
  end if;
  insert into storage.known_words (word, seen, near, pieces)
  select w, 1, case when storage.is_correctable(w) then storage.near(w) else '{}' end,
         case when storage.is_correctable(w) then storage.pieces(w) else '{}' end
    from unnest(found) w
   where not exists (select from storage.known_words k where k.word = w collate "C");
end $$;

create function index_record() returns trigger language plpgsql as $$
begin
  insert into storage.video_texts as old (id, names, description)
  values (new.id, storage.stretches(new.id) || storage.names_of(new.title, new.channel_title),
          storage.stretches(new.id) || storage.description_of(new.description))
  on conflict (id) do update set names = excluded.names, description = excluded.description;
  perform storage.learn(storage.words_of(concat_ws(' ', new.title, new.channel_title)));
  return null;
end $$;

create trigger index_added after insert on video_records
  for each row execute function index_record();
create trigger index_changed after update of title, description, channel_title on video_records
  for each row when ((old.title, old.description, old.channel_title)
                     is distinct from (new.title, new.description, new.channel_title))
  execute function index_record();

-- What is said in a video, by the file it was read from.
create table spoken_texts (
  file   bigint primary key references stored_files on delete cascade,
  record bigint not null references video_records on delete cascade,
  sha256 text collate "C" not null, -- the file's, when it was read
  text   text not null
);

create index spoken_texts_by_record on spoken_texts (record);

create function index_spoken() returns trigger language plpgsql as $$
begin
  update storage.video_texts
     set subtitles = setweight(storage.apart(left(storage.words_of(coalesce(
           (select left(string_agg(text, ' ' order by file), 200000)
              from storage.spoken_texts where record = coalesce(new.record, old.record)),
           '')), 100000)), 'D')
   where id = coalesce(new.record, old.record);
  return null;
end $$;

create trigger index_spoken after insert or update or delete on spoken_texts
  for each row execute function index_spoken();

-- What may become of a beginning. A query for every word that begins so reads the index of each; when
-- those are many, the commonest of them stand for all.
create function completions(beginning text, label text) returns tsquery
  language plpgsql stable strict as $$
declare
  common constant int := 5000;
  most constant int := 40;
  uses bigint;
  found text[];
begin
  select coalesce(sum(seen), 0), array_agg(word order by seen desc)
    into uses, found
    from (select word, seen from storage.known_words
           where word >= beginning collate "C" and word < beginning || U&'\+10FFFF' collate "C"
           limit common) words;
  if uses < common then
    return to_tsquery('storage.as_written', beginning || ':*' || label);
  end if;
  return to_tsquery('storage.as_written',
    (select string_agg(w || ':' || label, ' | ') from unnest(found[1:most]) w));
end $$;

-- What a word that is nowhere may have been meant to be: words with one mistake, else such as have
-- most pieces in common.
create function corrections(mistyped text, label text) returns tsquery
  language plpgsql stable strict as $$
declare
  most constant int := 8;
  pieces_of text[] := storage.pieces(mistyped);
  found text[];
begin
  if not storage.is_correctable(mistyped) then
    return null;
  end if;
  found := array(select word from storage.known_words k
                  where k.near && storage.near(mistyped)
                  group by word order by max(seen) desc, word limit most);
  if cardinality(found) = 0 then
    found := array(select word
                     from (select k.word, cardinality(k.pieces) as size,
                                  (select count(*) from unnest(k.pieces) p where p = any(pieces_of)) as shared
                             from storage.known_words k
                            where k.pieces && pieces_of
                              and length(k.word) between length(mistyped) - 2 and length(mistyped) + 2) alike
                    where shared >= 0.3 * (size + cardinality(pieces_of) - shared)
                    group by word
                    order by max(shared::real / (size + cardinality(pieces_of) - shared)) desc, word
                    limit most);
  end if;
  return to_tsquery('storage.by_stem', (select string_agg(w || ':' || label, ' | ') from unnest(found) w));
end $$;

-- One word or phrase of a search. Words count by their stem, exact ones as they are written. Null
-- when there is no letter in it.
create function term_query(
    term text, exact boolean, typing boolean, loosely boolean, label text) returns tsquery
  language plpgsql stable strict as $$
declare
  tokens text[] := string_to_array(storage.words_of(term), ' ');
  config regconfig := case when exact then 'storage.as_written' else 'storage.by_stem' end;
  alone text := '^[' || storage.unspaced() || ']$';
  whole tsquery;
  part tsquery;
begin
  if cardinality(tokens) > 1 and tokens[cardinality(tokens)] ~ alone then
    tokens := trim_array(tokens, 1); -- the pair before says it already
  end if;
  for i in 1 .. cardinality(tokens) loop
    part := to_tsquery(config, tokens[i] || ':' || case when tokens[i] ~ alone then '*' else '' end || label);
    if typing and not exact and i = cardinality(tokens) and length(tokens[i]) >= 2
       and tokens[i] !~ ('[' || storage.unspaced() || ']') then
      part := part || storage.completions(tokens[i], label);
    end if;
    if loosely and not exact then
      part := coalesce(part || storage.corrections(tokens[i], label), part);
    end if;
    whole := case when whole is null then part else tsquery_phrase(whole, part) end;
  end loop;
  return whole;
end $$;

create function is_stop_word(term text) returns boolean language sql immutable strict parallel safe as $$
  select ts_lexize('pg_catalog.english_stem', storage.words_of(term)) = '{}'
$$;

-- A whole search: what must match, and what of it raises the rank. Stop words count only where there
-- is nothing else. Both are null when nothing is left to look for.
create function search_query(
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
    continue when telling and stops[i] and not exact[i];
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

-- Finds the best, newest stretch of ids by stretch, so that the cost does not grow with the table:
-- the first stretch is the narrowest that holds enough; within it hits are ranked; then comes the next
-- older one. Where all hits are few, one stretch holds them all.
--
-- A stretch is its highest id and how wide it is (the bits of an id that count its places; 63: down to
-- the first). Each row says in which it was found. The first row's total is exact, or estimated from
-- its stretch. When the time is up, what was found until then is the answer.
create function search_videos(
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
  bottom bigint;
  found int := 0;
  level int;
begin
  top := coalesce(from_top, (select max(t.id) from storage.video_texts t));
  in_time := true;
  while top > 0 loop
    level := coalesce(array_position(widths, from_bits), 1);
    loop
      bits := widths[level];
      bottom := case when bits = 63 then 0 else greatest(((top >> bits) - 1) << bits, 1) - 1 end;
      execute statement into ids, scores, n
        using case when bottom = 0 then matching
                   else matching && format('''%1$s%2$s'' | ''%1$s%3$s''',
                          names[level], top >> bits, (top >> bits) - 1)::tsquery end,
              wanted, top, plenty, after_score, after_id, most;
      exit when from_bits is not null or bottom = 0 or n >= greatest(enough, most - found);
      level := level + 1;
    end loop;
    total := case when bottom = 0 then coalesce(n, 0)
                  else greatest(n * top / (top - bottom), n) end;
    is_exact := bottom = 0 and from_top is null and coalesce(n, 0) < plenty;
    for i in 1 .. coalesce(cardinality(ids), 0) loop
      exit when found >= most;
      id := ids[i];
      score := scores[i];
      found := found + 1;
      return next;
    end loop;
    exit when found >= most;
    top := bottom;
    from_top := bottom;
    from_bits := null;
    after_score := null;
  end loop;
exception
  when query_canceled then
    in_time := false;
    id := null;
    return next;
end $$;
