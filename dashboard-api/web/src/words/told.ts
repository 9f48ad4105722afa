import type { Words } from ".";
import type { Format } from "./format";

const UTC = /(\d{4}-\d\d-\d\d)(?:T| (?:vers )?)(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z| UTC)/g;
const OUTCOME = /APPROVE|REVIEW|REFUSE/g;

interface Telling {
    readonly label: string;
    readonly sentence: string;
}

/** What the service says of something, below its name: without the name again, with the reader's own times and words. */
export function told({ label, sentence }: Telling, words: Words, format: Format): string {
    const text = [`${label}: `, `${label} : `, `${label}\u00a0: `]
        .reduce((rest, name) => rest.slice(rest.includes(name) ? rest.indexOf(name) + name.length : 0), sentence)
        .replace(UTC, (_, day: string, time: string) => format.dateTime(`${day}T${time}Z`))
        .replace(OUTCOME, (outcome) => words.common.outcomes[outcome] ?? outcome);
    return unbroken(text.charAt(0).toUpperCase() + text.slice(1));
}

/** Without line breaks where French writes a space before a sign. */
export function unbroken(text: string): string {
    return text.replace(/ (?=[;:!?%»])/g, "\u00a0").replace(/« /g, "«\u00a0");
}
