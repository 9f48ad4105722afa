package scoreline.standalone.exercise;

/** Where a record of the applications topic stands. */
record SourceRecord(int partition, long offset) {}
