import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { forgetAnswers } from "../api/client";
import { forgetKey } from "../api/key";
import { me } from "../api/me";
import mark from "../design/mark.svg";
import { go, path, query } from "../router";
import { ROUTES, mayOpen } from "../routes";
import { Icon } from "../ui/Icon";
import { useWords } from "../words";
import { Preferences } from "./Preferences";

interface Properties {
    readonly roles: readonly string[];
    readonly find: RefObject<HTMLInputElement | null>;
    readonly onHelp: () => void;
}

export function Header({ roles, find, onHelp }: Properties) {
    const words = useWords();
    const [isMenuOpen, setMenuOpen] = useState(false);
    useEffect(() => setMenuOpen(false), [path.value]);
    return (
        <header class="header" data-menu={isMenuOpen ? "open" : "closed"}>
            <div class="header-row">
                <a class="brand" href="/">
                    <img src={mark} alt="" width="28" height="28" />
                    <span>{words.shell.product}</span>
                </a>
                <nav aria-label={words.shell.navigation} class="nav" id="nav">
                    {ROUTES.filter((route) => route.key && mayOpen(route, roles)).map((route) => (
                        <a
                            key={route.name}
                            href={route.pattern}
                            aria-current={path.value === route.pattern ? "page" : undefined}
                        >
                            {words.shell.pages[route.name]}
                        </a>
                    ))}
                </nav>
                <Find find={find} />
                <div class="header-tools">
                    <button type="button" class="icon-button wide-only" aria-label={words.shell.shortcuts} onClick={onHelp}>
                        <Icon name="keyboard" />
                    </button>
                    <Account />
                    <button
                        type="button"
                        class="icon-button narrow-only"
                        aria-expanded={isMenuOpen}
                        aria-controls="nav"
                        aria-label={isMenuOpen ? words.shell.closeMenu : words.shell.menu}
                        onClick={() => setMenuOpen(!isMenuOpen)}
                    >
                        <Icon name={isMenuOpen ? "close" : "menu"} />
                    </button>
                </div>
            </div>
        </header>
    );
}

/** A number of a client or an application leads to the list of applications. */
function Find({ find }: { find: RefObject<HTMLInputElement | null> }) {
    const words = useWords();
    const asked = query.value.get("find") ?? "";
    const [text, setText] = useState(asked);
    useEffect(() => setText(asked), [asked]);
    return (
        <form
            class="find"
            role="search"
            onSubmit={(event) => {
                event.preventDefault();
                go(text.trim() === "" ? "/applications" : `/applications?find=${encodeURIComponent(text.trim())}`);
            }}
        >
            <Icon name="search" />
            <input
                ref={find}
                type="search"
                value={text}
                aria-label={words.shell.findHint}
                placeholder={words.shell.find}
                onInput={(event) => setText(event.currentTarget.value)}
                onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
            />
            <kbd aria-hidden="true">/</kbd>
        </form>
    );
}

function Account() {
    const words = useWords();
    const [isOpen, setOpen] = useState(false);
    const who = me.value;
    useEffect(() => {
        if (!isOpen) {
            return;
        }
        const close = (event: Event) => {
            if (event instanceof KeyboardEvent ? event.key === "Escape" : !(event.target as Element).closest(".account")) {
                setOpen(false);
            }
        };
        addEventListener("keydown", close);
        addEventListener("pointerdown", close);
        return () => {
            removeEventListener("keydown", close);
            removeEventListener("pointerdown", close);
        };
    }, [isOpen]);
    return (
        <div class="account">
            <button
                type="button"
                class="icon-button"
                aria-expanded={isOpen}
                aria-label={words.shell.account}
                onClick={() => setOpen(!isOpen)}
            >
                <Icon name="person" />
            </button>
            {isOpen && who && (
                <div class="account-menu">
                    <p>
                        <strong>{who.name.replace(/^(key|token):/, "")}</strong>
                        <span class="faint">{who.roles.map((role) => words.shell.roles[role] ?? role).join(", ")}</span>
                    </p>
                    <Preferences />
                    <button
                        type="button"
                        class="button"
                        onClick={() => {
                            forgetKey();
                            forgetAnswers();
                            go("/");
                        }}
                    >
                        {words.shell.signOut}
                    </button>
                </div>
            )}
        </div>
    );
}
