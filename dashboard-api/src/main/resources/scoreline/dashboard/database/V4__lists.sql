-- What lists of applications and rejections are read by, and decisions by the id of an application alone.
create index decision_by_application on decision (application_id);
create index application_by_application on application (application_id);
create index application_by_time on application (submitted_at, partition, "offset");
create index rejection_by_code on rejection (code, rejected_at);
