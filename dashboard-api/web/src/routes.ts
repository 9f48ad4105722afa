import type { ComponentType } from "preact";
import { match } from "./router";

export type PageName = "now" | "applications" | "client" | "letter" | "model" | "drift" | "try" | "operations";
export type Variables = Readonly<Record<string, string>>;
export type PageModule = { default: ComponentType<{ variables: Variables }> };

/** A page: where it is, who may see it (as the API has it), and the code that is fetched when it is first opened. */
export interface Route {
    readonly name: PageName;
    readonly pattern: string;
    readonly roles: readonly string[];
    /** Pressed after g; without it the page is not in the navigation. */
    readonly key?: string;
    readonly load: () => Promise<PageModule>;
}

const ALL = ["analyst", "relationship-manager", "risk", "admin"];
const WATCHING = ["analyst", "risk", "admin"];

export const ROUTES: readonly Route[] = [
    { name: "now", pattern: "/now", roles: WATCHING, key: "n", load: () => import("./pages/now") },
    { name: "applications", pattern: "/applications", roles: ALL, key: "a", load: () => import("./pages/applications") },
    { name: "model", pattern: "/model", roles: WATCHING, key: "m", load: () => import("./pages/model") },
    { name: "drift", pattern: "/drift", roles: WATCHING, key: "d", load: () => import("./pages/drift") },
    { name: "try", pattern: "/try", roles: ALL, key: "t", load: () => import("./pages/try") },
    { name: "operations", pattern: "/operations", roles: WATCHING, key: "o", load: () => import("./pages/operations") },
    {
        name: "client",
        pattern: "/clients/:applicant/:application",
        roles: ALL,
        load: () => import("./pages/client"),
    },
    {
        name: "letter",
        pattern: "/clients/:applicant/:application/letter",
        roles: ALL,
        load: () => import("./pages/client/letter"),
    },
];

/** Whether any of a caller's roles opens a page. */
export function mayOpen(route: Route, roles: readonly string[]): boolean {
    return route.roles.some((role) => roles.includes(role));
}

export function routeOf(path: string): { route: Route; variables: Variables } | null {
    for (const route of ROUTES) {
        const variables = match(route.pattern, path);
        if (variables) {
            return { route, variables };
        }
    }
    return null;
}

/** Where a caller starts. */
export function homeOf(roles: readonly string[]): string {
    return ROUTES.find((route) => route.key && mayOpen(route, roles))?.pattern ?? "/applications";
}

export function clientPath(applicant: string, application: string): string {
    return `/clients/${encodeURIComponent(applicant)}/${encodeURIComponent(application)}`;
}
