import { effect, signal } from "@preact/signals";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = "scoreline.theme";
const DARK = "(prefers-color-scheme: dark)";

function stored(): Theme {
    const kept = localStorage.getItem(KEPT);
    return THEMES.find((theme) => theme === kept) ?? "system";
}

export const theme = signal<Theme>("system");
/** Rises whenever colours change, by choice or by the device: what draws with colours draws anew. */
export const coloursChanged = signal(0);

export function startTheme(): void {
    theme.value = stored();
    effect(() => {
        document.documentElement.style.colorScheme = theme.value === "system" ? "light dark" : theme.value;
        localStorage.setItem(KEPT, theme.value);
        coloursChanged.value = coloursChanged.peek() + 1;
    });
    matchMedia(DARK).addEventListener("change", () => {
        coloursChanged.value += 1;
    });
}
