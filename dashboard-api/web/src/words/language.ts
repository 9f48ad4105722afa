import { signal } from "@preact/signals";

export const LANGUAGES = ["en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = "scoreline.language";

/** The stored choice, else the first of the browser's that is spoken here, else English. */
export function firstLanguage(stored: string | null, wanted: readonly string[]): Language {
    for (const each of [stored ?? "", ...wanted]) {
        const found = LANGUAGES.find((spoken) => each.toLowerCase().startsWith(spoken));
        if (found) {
            return found;
        }
    }
    return "en";
}

export const language = signal<Language>(
    typeof localStorage === "undefined" ? "en" : firstLanguage(localStorage.getItem(KEPT), navigator.languages),
);

export function keepLanguage(chosen: Language): void {
    localStorage.setItem(KEPT, chosen);
}
