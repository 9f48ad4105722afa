/** A word in the form that a written number takes: the singular for one alone. */
export function plural(written: string, one: string, other: string): string {
    return written === "1" ? one : other;
}
