import { useEffect, useErrorBoundary, useLayoutEffect, useState } from "preact/hooks";
import { key } from "./api/key";
import { me, meProblem, askWhoIAm } from "./api/me";
import { SignIn } from "./pages/sign-in";
import { go, path, startRouter } from "./router";
import { type PageModule, type Route, homeOf, mayOpen, routeOf } from "./routes";
import { Shell } from "./shell/Shell";
import { Button } from "./ui/Button";
import { Page } from "./ui/Page";
import { EmptyState, ErrorState, Skeleton } from "./ui/states";
import { useWords } from "./words";

export function App() {
    useEffect(startRouter, []);
    if (key.value === null) {
        return <SignIn />;
    }
    if (me.value === null) {
        return meProblem.value ? (
            <main class="alone">
                <ErrorState problem={meProblem.value} onRetry={() => void askWhoIAm()} />
            </main>
        ) : null;
    }
    return (
        <Shell>
            <Found roles={me.value.roles} />
        </Shell>
    );
}

function Found({ roles }: { roles: readonly string[] }) {
    const words = useWords();
    const isStart = path.value === "/";
    useEffect(() => {
        if (isStart) {
            go(homeOf(roles), "replace");
        }
    }, [isStart, roles]);
    if (isStart) {
        return null;
    }
    const found = routeOf(path.value);
    if (!found) {
        return (
            <Page title={words.shell.pages.notFound}>
                <EmptyState text={words.shell.notFoundText} action={<a href="/">{words.shell.goHome}</a>} />
            </Page>
        );
    }
    if (!mayOpen(found.route, roles)) {
        const role = roles.map((each) => words.shell.roles[each] ?? each).join(", ");
        return (
            <Page title={words.shell.pages.notAllowed}>
                <EmptyState text={words.shell.notAllowedText(role)} action={<a href="/">{words.shell.goHome}</a>} />
            </Page>
        );
    }
    // A new place is a new page, so that nothing of the one before is left on it.
    return <Loading key={path.value} {...found} />;
}

function Loading({ route, variables }: { route: Route; variables: Readonly<Record<string, string>> }) {
    const words = useWords();
    const [page, setPage] = useState<PageModule | "failed" | null>(null);
    const [error, forget] = useErrorBoundary((fault) => console.error(fault));
    // Code that is there already is shown at once.
    useLayoutEffect(() => {
        let isWanted = true;
        route
            .load()
            .then((loaded) => isWanted && setPage(loaded))
            .catch(() => isWanted && setPage("failed"));
        return () => {
            isWanted = false;
        };
    }, [route]);
    if (error) {
        return (
            <Page title={words.shell.broken}>
                <EmptyState
                    text={words.shell.brokenText}
                    action={<Button onClick={forget}>{words.shell.tryAgain}</Button>}
                />
            </Page>
        );
    }
    if (page === "failed") {
        return (
            <Page title={words.shell.pages[route.name]}>
                <EmptyState
                    text={words.shell.newVersion}
                    action={<Button onClick={() => location.reload()}>{words.shell.reload}</Button>}
                />
            </Page>
        );
    }
    return page ? <page.default variables={variables} /> : <Skeleton lines={6} />;
}
