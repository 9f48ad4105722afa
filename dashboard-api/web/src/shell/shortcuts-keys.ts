import { useEffect } from "preact/hooks";
import { go } from "../router";
import { ROUTES, mayOpen } from "../routes";

/** How long a letter after g is waited for. */
const PATIENCE = 1_500;

function isTyping(target: EventTarget | null): boolean {
    const element = target as HTMLElement | null;
    return (
        element !== null &&
        (element.isContentEditable || element.matches?.("input:not([type=checkbox]):not([type=radio]), select, textarea"))
    );
}

/** `?` for the list, `/` for the search, g and a letter to go somewhere; none while something is typed. */
export function useShortcuts(roles: readonly string[], onHelp: () => void, onFind: () => void): void {
    useEffect(() => {
        let wasG = 0;
        const pressed = (event: KeyboardEvent) => {
            if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog:modal")) {
                return;
            }
            const route = ROUTES.find(({ key }) => key === event.key);
            if (Date.now() - wasG < PATIENCE && route && mayOpen(route, roles)) {
                event.preventDefault();
                event.stopPropagation();
                go(route.pattern);
            } else if (event.key === "?") {
                event.preventDefault();
                onHelp();
            } else if (event.key === "/") {
                event.preventDefault();
                onFind();
            }
            wasG = event.key === "g" ? Date.now() : 0;
        };
        // Before any chart that has keys of its own.
        addEventListener("keydown", pressed, true);
        return () => removeEventListener("keydown", pressed, true);
    }, [roles, onHelp, onFind]);
}
