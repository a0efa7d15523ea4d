-- A child that somebody asked for by itself goes on when its parent is cancelled.
alter table jobs add column asked boolean not null default false;
