-- How far the one who writes is behind the topics, and when that was told last: every process that answers says so, too.
create table writer (
    behind bigint,
    told_at timestamptz
);
insert into writer default values;
