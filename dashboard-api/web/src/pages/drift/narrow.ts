/** Whether there is room for one column only. */
export function isNarrow(): boolean {
    return matchMedia("(max-width: 40rem)").matches;
}
