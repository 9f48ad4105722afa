-- Raised with all numbers in chunks that are blanked or go, in the same transaction: what somebody keeps of full chunks is good until then.
create table forgetting (
    one boolean primary key default true check (one),
    generation bigint not null
);
insert into forgetting (generation) values (0);

-- What is too old is found by time: decisions, applications, rejections and reports are already.
create index outcome_by_time on outcome (observed_at);
