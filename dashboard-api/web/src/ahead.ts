import { path } from "./router";
import { ROUTES, type Route, routeOf } from "./routes";

/** So long after the first page is there, a slow device is asked all the same. */
const PATIENCE = 5_000;

/** The code of the page that is asked for, while it is not known yet who asks. */
export function fetchFirst(): void {
    const found = routeOf(path.peek());
    if (found) {
        void fetchAhead(found.route);
    }
}

/** The code of all other pages, one after the other, once there is nothing else to do: to open one is then no wait for it. */
export function fetchRest(routes: readonly Route[] = ROUTES): void {
    const [next, ...others] = routes;
    if (next) {
        whenIdle(() => void fetchAhead(next).then(() => fetchRest(others)));
    }
}

/** What cannot be fetched now is asked for, and told of, when the page is opened. */
async function fetchAhead(route: Route): Promise<void> {
    await route.load().catch(() => undefined);
}

function whenIdle(act: () => void): void {
    if ("requestIdleCallback" in globalThis) {
        requestIdleCallback(act, { timeout: PATIENCE });
    } else {
        setTimeout(act, PATIENCE);
    }
}
