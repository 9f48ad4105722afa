-- What stands on the topics, so that it can be asked for. It can be made again from them, but for what has left them, and for erasure,
-- which must be kept: a request to forget leaves its topic long before what it was about.

-- Where each partition is read on: moved in the transaction that writes what was read.
create table progress (
    topic text not null,
    partition integer not null,
    next_offset bigint not null,
    moved_at timestamptz not null,
    primary key (topic, partition)
);

-- A record that cannot be read, or says what no table can hold: nothing else is kept of it.
create table unreadable (
    topic text not null,
    partition integer not null,
    "offset" bigint not null,
    primary key (topic, partition, "offset")
);

-- Bundles that decided something, in the order in which they were met.
create table bundle (
    bundle smallint generated always as identity (start with 1) primary key,
    sha256 text not null unique,
    name text not null,
    version text not null,
    features smallint not null,
    -- Places given to decisions, those of erased ones among them.
    places integer not null default 0
);

-- Numbers what somebody may follow as it comes, decisions and alerts, in the order in which it was written.
create sequence event;

-- An application as the lender sent it, decided or not: one that was rejected has not used up its identity.
create table application (
    partition integer not null,
    "offset" bigint not null,
    applicant_id text not null,
    application_id text not null,
    submitted_at timestamptz not null,
    value bytea not null,
    primary key (partition, "offset")
);
create index application_by_identity on application (applicant_id, application_id);

-- A decision. Its place says where its numbers are in chunks: bundle * 2^32 + its number among the bundle's decisions.
create table decision (
    place bigint primary key,
    applicant_id text not null,
    application_id text not null,
    submitted_at timestamptz not null,
    decided_at timestamptz not null,
    outcome smallint not null,
    probability double precision not null,
    points smallint not null,
    -- Of the application on its topic; null when scored from a file.
    source_partition integer,
    source_offset bigint,
    value bytea not null,
    event bigint not null unique default nextval('event'),
    unique (applicant_id, application_id)
);
create index decision_by_time on decision (submitted_at, place);
create index decision_by_probability on decision (probability, place);

-- One number of 4,096 decisions of one bundle, by place: what questions about populations read. Columns below 0 are what was decided,
-- from 0 on the features, from 10,000 on the same features' cells of the drift reference; the code's Column says how wide each is.
create table chunk (
    bundle smallint not null references bundle,
    "column" smallint not null,
    chunk integer not null,
    numbers bytea not null,
    primary key (bundle, "column", chunk)
);

-- Such numbers shrink little, and chunks grow batch by batch: they would be compressed again and again.
alter table chunk alter column numbers set storage external;
alter table decision alter column value set storage external;

-- What became of a loan, which may be told before it is read that it was granted; the highest version counts. By hash of the identity,
-- for of somebody who was forgotten an outcome may still come.
create table outcome (
    identity bytea primary key,
    observed_at timestamptz not null,
    defaulted boolean not null,
    version integer not null
);

create table rejection (
    topic text not null,
    partition integer not null,
    "offset" bigint not null,
    code text not null,
    field text,
    rejected_at timestamptz not null,
    primary key (topic, partition, "offset")
);
create index rejection_by_time on rejection (rejected_at);

-- Reports on windows, by the key of their topic, each revision; alerts and performance, of which the newest counts.
create table drift_report (
    key text not null,
    revision integer not null,
    window_start timestamptz not null,
    window_end timestamptz not null,
    value bytea not null,
    primary key (key, revision)
);
create index drift_report_by_end on drift_report (window_end);

create table drift_alert (
    key text primary key,
    value bytea not null,
    event bigint not null unique default nextval('event')
);

create table performance (
    key text primary key,
    value bytea not null
);

-- Who was forgotten, by hash, and how far: decisions of applications before this offset are not written.
create table erasure (
    applicant bytea primary key,
    partition integer not null,
    "offset" bigint not null,
    erased_at timestamptz not null
);
