-- Secrets that links to clients' own data are signed with: the newest signs, all that are here are believed. Without its secret a link is
-- of no use any more.
create table link_secret (
    secret integer generated always as identity primary key,
    bytes bytea not null,
    created_at timestamptz not null default now()
);

-- Whom a link is about: the link itself names nobody.
create table link (
    link bytea primary key,
    applicant_id text not null,
    application_id text not null,
    expires_at timestamptz not null,
    made_by text not null,
    created_at timestamptz not null default now()
);
create index link_by_applicant on link (applicant_id);
create index link_by_end on link (expires_at);
