import { type Schema, post } from "../../api/client";
import type { Identity } from ".";

export type FormField = Schema<"FormField">;
export type WhatIfAnswer = Schema<"Scored.WhatIf">;
export type Entered = Readonly<Record<string, string>>;
export type Changes = Readonly<Record<string, number | string>>;

/** What the application says in the fields that may change. */
export type Terms = Readonly<Record<string, number | string | null>>;

/** The loan and its payment, by the names of the public table: together they make the term. */
export const AMOUNT = "AMT_CREDIT";
export const PAYMENT = "AMT_ANNUITY";

/** A number as a reader types it: with spaces, and a comma for the point where that is the custom. */
export function numberIn(text: string): number | null {
    const plain = text.replace(/[\s\u00a0\u202f]/g, "");
    const pointed = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain.replace(",", ".");
    const number = pointed === "" ? Number.NaN : Number(pointed);
    return Number.isFinite(number) ? number : null;
}

/** What is entered and is another value than the application's; a text that is no number is left out. */
export function changesOf(fields: readonly FormField[], terms: Terms, entered: Entered): Changes {
    const changes: Record<string, number | string> = {};
    for (const { name, kind } of fields) {
        const text = entered[name];
        const value = text === undefined ? null : kind === "NUMBER" ? numberIn(text) : text;
        if (value !== null && value !== terms[name]) {
            changes[name] = value;
        }
    }
    return changes;
}

/** `NAME:VALUE`, as the address keeps it. */
export function enteredIn(address: readonly string[]): Entered {
    return Object.fromEntries(
        address.filter((each) => each.includes(":")).map((each) => [each.slice(0, each.indexOf(":")), each.slice(each.indexOf(":") + 1)]),
    );
}

export async function decideAgain(identity: Identity, changes: Changes, signal: AbortSignal): Promise<WhatIfAnswer> {
    const decision = { applicant_id: identity.applicant, application_id: identity.application };
    return (await post("/api/v1/score", { body: { decision, changes } }, signal)) as WhatIfAnswer;
}
