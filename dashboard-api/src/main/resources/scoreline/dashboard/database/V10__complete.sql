-- The tables hold everything that was on the topics at that moment; null before that was ever so.
alter table writer add column complete_to timestamptz;
