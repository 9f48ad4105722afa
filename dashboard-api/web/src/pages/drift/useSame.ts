import { useRef } from "preact/hooks";

/** What was there before while nothing in it changed, so that what is drawn of it need not be drawn anew. */
export function useSame<T>(value: T): T {
    const kept = useRef({ value, latest: undefined as T | undefined, text: "" });
    // Most often it is the very same, and need not be written out.
    if (value !== kept.current.latest) {
        const text = JSON.stringify(value) ?? "";
        kept.current = text === kept.current.text ? { ...kept.current, latest: value } : { value, latest: value, text };
    }
    return kept.current.value;
}

/** What was there last, while something newer comes; not once that failed. */
export function useLast<T>(loaded: { readonly data: T | undefined; readonly problem: unknown }): T | undefined {
    const last = useRef<T | undefined>(undefined);
    last.current = loaded.data ?? (loaded.problem === undefined ? last.current : undefined);
    return last.current;
}
