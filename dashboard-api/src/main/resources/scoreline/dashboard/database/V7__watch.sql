-- What people said of alerts: who has seen one, and what they make of it. Only added to. Of an alert's key and not of its row: tables may be
-- made again from topics, and notes cannot.
create table alert_note (
    note bigint generated always as identity primary key,
    alert text not null,
    kind text not null check (kind in ('ACKNOWLEDGEMENT', 'COMMENT')),
    author text not null,
    -- Null in an acknowledgement.
    text text,
    written_at timestamptz not null default now(),
    check ((kind = 'COMMENT') = (text is not null))
);
create index alert_note_by_alert on alert_note (alert, note);

create function alert_note_is_only_added_to() returns trigger language plpgsql as
    $$ begin raise exception 'notes on alerts are only added to'; end $$;
create trigger alert_note_stays before update or delete or truncate on alert_note
    for each statement execute function alert_note_is_only_added_to();
