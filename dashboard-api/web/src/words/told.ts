import { typeset } from "./typeset";

interface Telling {
    readonly label: string;
    readonly sentence: string;
}

/** What the service says of something, below its name: without the name again. */
export function told({ label, sentence }: Telling): string {
    const text = [`${label}: `, `${label} : `].reduce((rest, name) => rest.slice(rest.includes(name) ? rest.indexOf(name) + name.length : 0), sentence);
    return typeset(text.charAt(0).toUpperCase() + text.slice(1));
}
