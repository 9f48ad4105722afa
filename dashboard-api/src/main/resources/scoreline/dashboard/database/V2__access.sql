-- Keys of programs and people; of a key its hash alone, from which it cannot be guessed: it is random.
create table api_key (
    number bigint generated always as identity primary key,
    hash bytea not null unique,
    name text not null,
    role text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);

-- A name is used again when its key is revoked.
create unique index api_key_by_name on api_key (name) where revoked_at is null;
