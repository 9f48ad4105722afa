import { type Signal, signal } from "@preact/signals";
import type { en } from "./en";
import { type Language, keepLanguage, language } from "./language";
import { typesetAll } from "./typeset";

/** Every text of the dashboard; English says which there are, and any other language must have the same. */
export type Words = typeof en;

const LOADED: Record<Language, () => Promise<Words>> = {
    en: () => import("./en").then((found) => found.en),
    fr: () => import("./fr").then((found) => typesetAll(found.fr)),
};

const words = signal<Words | null>(null) as Signal<Words>;

export async function startWords(): Promise<void> {
    await load(language.value);
}

export async function speak(chosen: Language): Promise<void> {
    keepLanguage(chosen);
    await load(chosen);
}

/** The dictionary of any language, for what is not written for the reader. */
export function wordsIn(chosen: Language): Promise<Words> {
    return LOADED[chosen]();
}

async function load(chosen: Language): Promise<void> {
    words.value = await wordsIn(chosen);
    language.value = chosen;
    document.documentElement.lang = chosen;
}

/** The dictionary; who reads it in a component is drawn anew when the language changes. */
export function useWords(): Words {
    return words.value;
}
