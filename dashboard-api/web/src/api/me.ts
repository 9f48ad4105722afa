import { effect, signal } from "@preact/signals";
import { type Schema, get } from "./client";
import { key } from "./key";
import { Problem } from "./problem";

export type Me = Schema<"MeResource.Me">;

/** Who is signed in; null until that is known, or if nobody is. */
export const me = signal<Me | null>(null);
/** Why it is not known who is signed in. */
export const meProblem = signal<Problem | null>(null);

export async function askWhoIAm(): Promise<void> {
    try {
        me.value = await get("/api/v1/me");
        meProblem.value = null;
    } catch (error) {
        me.value = null;
        meProblem.value = error instanceof Problem ? error : new Problem("failed", 0, "");
    }
}

/** Asks again whenever somebody else signs in. */
export function startMe(): void {
    effect(() => {
        if (key.value === null) {
            me.value = null;
        } else {
            void askWhoIAm();
        }
    });
}
