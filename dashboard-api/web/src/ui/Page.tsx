import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../shell/announce";
import { useWords } from "../words";

interface Properties {
    readonly title: string;
    /** Of the document, where it says more than the heading. */
    readonly documentTitle?: string;
    readonly lead?: ComponentChildren;
    /** Above the heading: where one comes from. */
    readonly above?: ComponentChildren;
    /** To the right of the heading. */
    readonly actions?: ComponentChildren;
    readonly children?: ComponentChildren;
}

let opened = 0;

/** A page's heading takes the focus when the page was come to from another one. */
export function Page({ title, documentTitle, lead, above, actions, children }: Properties) {
    const words = useWords();
    const heading = useRef<HTMLHeadingElement>(null);
    const name = documentTitle ?? title;
    useEffect(() => {
        document.title = words.shell.titled(name);
    }, [name, words]);
    useEffect(() => {
        if (opened++ > 0) {
            heading.current?.focus({ preventScroll: true });
            announce(words.shell.opened(name));
        }
    }, []);
    return (
        <div class="page">
            {above}
            <div class="page-head">
                <h1 ref={heading} tabIndex={-1}>
                    {title}
                </h1>
                {actions && <div class="page-actions">{actions}</div>}
                {lead && <p class="lead">{lead}</p>}
            </div>
            {children}
        </div>
    );
}
