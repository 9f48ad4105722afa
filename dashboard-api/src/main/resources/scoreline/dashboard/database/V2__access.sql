-- Keys of programs and people; of a key its hash alone, from which it cannot be guessed: it is random.
create table api_key (
    hash bytea primary key,
    name text not null unique,
    role text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);
