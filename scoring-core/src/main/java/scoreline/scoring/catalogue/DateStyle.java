package scoreline.scoring.catalogue;

/** How a column writes dates, with or without a time of day; what names no offset is in UTC. */
public enum DateStyle {
    /** ISO-8601: `2024-03-05`, `2024-03-05T14:30:00Z`, `2024-03-05 14:30`. */
    ISO,
    /** The day before the month, apart by `/`, `.` or `-`: `5/3/2024`, `05.03.2024 14:30`. */
    DAY_FIRST,
    /** The month before the day: `3/5/2024`. */
    MONTH_FIRST
}
