import { computed, signal } from "@preact/signals";

/** Where the reader is: a path, and what it was asked to show. */
export interface Place {
    readonly path: string;
    readonly query: URLSearchParams;
}

const place = signal<Place>(here());

function here(): Place {
    return typeof location === "undefined"
        ? { path: "/", query: new URLSearchParams() }
        : { path: location.pathname, query: new URLSearchParams(location.search) };
}

export const path = computed(() => place.value.path);
export const query = computed(() => place.value.query);

export function go(address: string, how: "push" | "replace" = "push"): void {
    history[how === "push" ? "pushState" : "replaceState"](null, "", address);
    place.value = here();
    if (how === "push") {
        scrollTo(0, 0);
    }
}

/**
 * Changes what the address asks for, and leaves the rest of it as it is; empty takes it out. In place of the address before, unless
 * the way back should lead there.
 */
export function ask(changes: Record<string, string | readonly string[] | null>, how: "push" | "replace" = "replace"): void {
    const asked = new URLSearchParams(query.value);
    for (const [name, value] of Object.entries(changes)) {
        asked.delete(name);
        for (const each of value === null ? [] : typeof value === "string" ? [value] : value) {
            if (each !== "") {
                asked.append(name, each);
            }
        }
    }
    const text = asked.toString();
    history[how === "push" ? "pushState" : "replaceState"](null, "", path.value + (text && `?${text}`) + location.hash);
    place.value = here();
}

/** The variables of a path by its pattern, such as `/clients/:applicant/:application`; null where it is another path. */
export function match(pattern: string, found: string): Record<string, string> | null {
    const wanted = pattern.split("/");
    const parts = found.replace(/(.)\/$/, "$1").split("/");
    if (wanted.length !== parts.length) {
        return null;
    }
    const variables: Record<string, string> = {};
    for (const [i, want] of wanted.entries()) {
        const part = parts[i] ?? "";
        if (want.startsWith(":")) {
            try {
                variables[want.slice(1)] = decodeURIComponent(part);
            } catch {
                return null;
            }
        } else if (want !== part) {
            return null;
        }
    }
    return variables;
}

/** Links within the dashboard are followed without loading it anew; any other click is the browser's. */
export function startRouter(): () => void {
    const moved = () => {
        place.value = here();
    };
    const clicked = (event: MouseEvent) => {
        const link = (event.target as Element | null)?.closest?.("a");
        if (
            !link ||
            event.defaultPrevented ||
            event.button !== 0 ||
            event.metaKey ||
            event.ctrlKey ||
            event.shiftKey ||
            event.altKey ||
            link.target !== "" ||
            link.hasAttribute("download") ||
            link.origin !== location.origin ||
            link.hash !== "" ||
            link.dataset["outside"] !== undefined
        ) {
            return;
        }
        event.preventDefault();
        go(link.pathname + link.search);
    };
    addEventListener("popstate", moved);
    document.addEventListener("click", clicked);
    return () => {
        removeEventListener("popstate", moved);
        document.removeEventListener("click", clicked);
    };
}
