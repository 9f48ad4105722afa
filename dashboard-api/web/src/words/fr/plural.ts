/** A word in the form that a written number takes: the singular for whatever is below two. */
export function plural(written: string, one: string, other: string): string {
    return /^[01](?:,\d+)?$/.test(written) ? one : other;
}
