/** What went wrong, as far as a reader can be told; the words are in the dictionary under `problems`. */
export type ProblemKind =
    | "unreachable"
    | "not-signed-in"
    | "not-allowed"
    | "not-found"
    | "invalid-request"
    | "unusable-content"
    | "conflict"
    | "gone"
    | "too-many-requests"
    | "unavailable"
    | "failed";

export interface Fault {
    readonly pointer: string;
    readonly detail: string;
    readonly code?: string | null;
}

export class Problem extends Error {
    constructor(
        readonly kind: ProblemKind,
        readonly status: number,
        readonly detail: string,
        readonly faults: readonly Fault[] = [],
        /** Seconds to wait, if the service said so. */
        readonly retryAfter: number | null = null,
    ) {
        super(`${status} ${kind}`);
    }
}

const KINDS: Record<number, ProblemKind> = {
    401: "not-signed-in",
    403: "not-allowed",
    404: "not-found",
    409: "conflict",
    410: "gone",
    422: "unusable-content",
    429: "too-many-requests",
    503: "unavailable",
};

export async function problemOf(response: Response): Promise<Problem> {
    const kind = KINDS[response.status] ?? (response.status < 500 ? "invalid-request" : "failed");
    const wait = Number(response.headers.get("Retry-After") ?? Number.NaN);
    const said: unknown = await response.json().catch(() => ({}));
    const { detail, errors } = (said ?? {}) as { detail?: string; errors?: Fault[] };
    return new Problem(kind, response.status, detail ?? "", errors ?? [], Number.isFinite(wait) ? wait : null);
}
