import { effect } from "@preact/signals";
import { get } from "./api/client";
import { me } from "./api/me";
import { whenIdle } from "./later";
import { path } from "./router";
import { ROUTES, type Route, mayOpen, routeOf } from "./routes";

/** Of a bundle, what pages draw with and what never changes. */
const DRAWN_WITH = ["catalogue.json", "reference.json", "interpretation.json"];

/** The code of the page that is asked for, while it is not known yet who asks. */
export function fetchFirst(): void {
    const found = routeOf(path.peek());
    if (found) {
        void fetchAhead(found.route);
    }
}

/** The code of all other pages, one after the other, once there is nothing else to do, then what they draw with: to open one is then no wait for it. */
export function fetchRest(routes: readonly Route[] = ROUTES): void {
    const [next, ...others] = routes;
    whenIdle(next ? () => void fetchAhead(next).then(() => fetchRest(others)) : fetchBundle);
}

/** What cannot be fetched now is asked for, and told of, when the page is opened. */
async function fetchAhead(route: Route): Promise<void> {
    await route.load().catch(() => undefined);
}

/** Of the bundle that decides, for whoever may see it, once it is known who asks. */
function fetchBundle(): void {
    effect(() => {
        const roles = me.value?.roles;
        if (roles && ROUTES.some((route) => route.name === "model" && mayOpen(route, roles))) {
            whenIdle(() => void fetchDocuments().catch(() => undefined));
        }
    });
}

async function fetchDocuments(): Promise<void> {
    const { items } = await get("/api/v1/models");
    for (const { bundle } of items.filter(({ serving }) => serving)) {
        const { sha256 } = bundle;
        const { files } = await get("/api/v1/models/{sha256}", { path: { sha256 } });
        for (const name of DRAWN_WITH.filter((each) => files.some((file) => file.name === each))) {
            await get("/api/v1/models/{sha256}/documents/{name}", { path: { sha256, name } });
        }
    }
}
