import type { Schema } from "../../api/client";
import type { Format } from "../../words/format";

const DAY = 86_400_000;

/** A length of time as ISO 8601 has it, such as PT1H30M. */
export function spell(size: string, format: Format): string {
    const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(size);
    if (!found) {
        return size;
    }
    const [days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
    const milliseconds = (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1_000;
    if (milliseconds >= DAY && milliseconds % DAY === 0) {
        return format.days(milliseconds / DAY);
    }
    return milliseconds >= 3_600_000 ? format.amount(milliseconds / 3_600_000, "h", 1) : format.duration(milliseconds);
}

/** When a window was, as briefly as its size allows. */
export function when(format: Format, { start, end }: Pick<Schema<"FeaturesOverTime.Window">, "start" | "end">): string {
    const size = Date.parse(end) - Date.parse(start);
    return size >= DAY ? format.day(start) : size >= 3_600_000 ? `${format.day(start)} ${format.hour(start)}` : format.time(end);
}
