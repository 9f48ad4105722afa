import type { ComponentChildren } from "preact";
import { useCallback, useRef, useState } from "preact/hooks";
import { me } from "../api/me";
import { Toasts } from "../ui/Toast";
import { useWords } from "../words";
import { Announcements } from "./announce";
import { Banner } from "./Banner";
import { Header } from "./Header";
import { Shortcuts } from "./Shortcuts";
import { useShortcuts } from "./shortcuts-keys";

/** What is round every page. */
export function Shell({ children }: { children: ComponentChildren }) {
    const words = useWords();
    const find = useRef<HTMLInputElement>(null);
    const [isHelpOpen, setHelpOpen] = useState(false);
    const roles = me.value?.roles ?? [];
    const openHelp = useCallback(() => setHelpOpen(true), []);
    const focusFind = useCallback(() => find.current?.focus(), []);
    useShortcuts(roles, openHelp, focusFind);
    return (
        <>
            <a class="skip" href="#content">
                {words.shell.skip}
            </a>
            <Header roles={roles} find={find} onHelp={openHelp} />
            <Banner />
            <main id="content" tabIndex={-1}>
                {children}
            </main>
            <Shortcuts isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} roles={roles} />
            <Toasts />
            <Announcements />
        </>
    );
}
