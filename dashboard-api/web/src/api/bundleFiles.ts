import { useWords } from "../words";
import { useFormat } from "../words/format";
import { language } from "../words/language";
import { type CategoryWords, categoryWords } from "../words/measure";
import type { Schema } from "./client";
import { type Loaded, useData } from "./useData";

/** In the languages that a bundle is written in. */
export interface Text {
    readonly en: string;
    readonly fr: string;
}

/** `catalogue.json`, as far as it is shown. */
export interface Catalogue {
    readonly groups: readonly { readonly code: string; readonly label: Text }[];
    readonly fields: readonly { readonly name: string; readonly categories?: Readonly<Record<string, Text>> }[];
    readonly features: readonly { readonly name: string; readonly unit: string; readonly label: Text; readonly formula: unknown }[];
}

/** `interpretation.json`: how the score goes along a feature, in log-odds of default. */
export interface Interpretation {
    readonly rows: number;
    readonly groups: readonly { readonly group: string; readonly mean_contribution: number }[];
    readonly dependence: readonly { readonly feature: string; readonly slices: readonly Slice[] }[];
}

export interface Slice {
    readonly kind: "VALUES" | "CATEGORY" | "RARE_CATEGORIES" | "MISSING";
    readonly from: number | null;
    readonly to: number | null;
    readonly category: string | null;
    readonly rows: number;
    readonly mean: number;
    readonly p10: number;
    readonly p90: number;
}

/** `fairness.json`: decisions by what people are. */
export interface Fairness {
    readonly rows: number;
    readonly threshold: number;
    readonly attributes: readonly Attribute[];
    readonly findings: readonly Text[];
}

export interface Attribute {
    readonly field: string;
    readonly label: Text;
    /** Whether the model reads it. */
    readonly feature: boolean;
    readonly reference: Text | null;
    readonly groups: readonly Group[];
}

export interface Group {
    readonly name: Text;
    readonly rows: number;
    /** Null where there are too few to be judged. */
    readonly rates: {
        readonly approved: number;
        readonly false_positive_rate: number | null;
        readonly mean_probability: number;
        readonly default_rate: number;
    } | null;
    readonly impact: { readonly value: number; readonly low: number; readonly high: number; readonly four_fifths: string } | null;
}

/** `reference.json`: the population of training, in the cells that live decisions are counted in. */
export interface Reference extends Part {
    readonly segments: { readonly feature: string; readonly parts: Readonly<Record<string, Part>> } | null;
}

export interface Part {
    readonly population: Population;
    readonly behaviour: {
        readonly decided: Readonly<Record<"approved" | "reviewed" | "refused", { readonly rows: number; readonly expected: number }>>;
    };
}

export interface Population {
    readonly rows: number;
    readonly features: readonly Counted[];
    readonly score: Counted;
}

export interface Counted {
    readonly feature: string;
    readonly cells: { readonly names?: readonly string[]; readonly lower?: readonly number[]; readonly max?: number };
    /** The five reserved cells first. */
    readonly counts: readonly number[];
}

/** Of all, or of one segment, where training counted it. */
export function partOf(reference: Reference, segment: { readonly category: string } | null | undefined): Part | undefined {
    return segment ? reference.segments?.parts[segment.category] : reference;
}

/** A file of a bundle as it is stored; `null` asks nothing. */
export function useBundleFile<File>(sha256: string | null, name: string): Loaded<File> {
    const asked = sha256 === null ? null : { path: { sha256, name } };
    return useData("/api/v1/models/{sha256}/documents/{name}", asked) as Loaded<File>;
}

/** What a feature's categories are called in the reader's language; nothing of one that no field holds as it stands. */
export function categoriesOf(catalogue: Catalogue | undefined, feature: string): CategoryWords {
    const formula = catalogue?.features.find(({ name }) => name === feature)?.formula;
    const called = catalogue?.fields.find(({ name }) => name === formula)?.categories ?? {};
    return Object.fromEntries(Object.entries(called).map(([name, label]) => [name, label[language.value]]));
}

/** A part of a bundle's applicants as a reader says it, "Type of loan: Cash loan"; by names until the words are known. */
export function usePartWords(sha256: string | null): (part: Schema<"Segment">) => string {
    const words = useWords();
    const format = useFormat();
    const { data: catalogue } = useBundleFile<Catalogue>(sha256, "catalogue.json");
    return ({ feature, category }) => {
        const label = catalogue?.features.find(({ name }) => name === feature)?.label[language.value] ?? feature;
        return `${label}${words.client.colon}${categoryWords({ words, format }, category, categoriesOf(catalogue, feature))}`;
    };
}
