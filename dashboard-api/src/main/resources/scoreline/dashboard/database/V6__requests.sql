-- Requests that were sent with an Idempotency-Key, for a day. Neither key nor answer can be read here: the answer is sealed with the
-- key, of which the hash alone is kept.
create table request (
    key bytea primary key,
    said bytea not null,
    begun_at timestamptz not null default now(),
    -- null until it is answered
    answer bytea
);
create index request_by_time on request (begun_at);
