-- Who read or changed what. Each row has the hash of the one before in its own, so that none can be changed, removed or put in between
-- without its being seen; of an applicant the hash alone.
create table audit (
    number bigint primary key,
    at timestamptz not null,
    caller text,
    role text,
    action text not null,
    method text not null,
    path text,
    applicant bytea,
    status smallint not null,
    previous bytea not null,
    hash bytea not null
);

-- The last row. Who adds to the chain locks it, so that there is one writer at a time; and without it nobody would miss rows at the end.
create table audit_head (
    one boolean primary key default true check (one),
    number bigint not null,
    hash bytea not null
);
insert into audit_head (number, hash) values (0, decode(repeat('00', 32), 'hex'));

create function refuse_to_change_audit() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only ever added to';
end
$$;

create trigger audit_is_added_to before update or delete or truncate on audit
    for each statement execute function refuse_to_change_audit();
create trigger audit_head_stays before delete or truncate on audit_head
    for each statement execute function refuse_to_change_audit();
create trigger audit_head_moves_on before update on audit_head
    for each row when (new.number <= old.number) execute function refuse_to_change_audit();
